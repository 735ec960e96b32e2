// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon.store;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.errorprone.annotations.CompileTimeConstant;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** S06: no value from outside can become part of a statement. */
class StaticSqlTest {

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .importPackages("dev.urlsession.daemon")
          .that(
              DescribedPredicate.describe(
                  "are not tests", type -> !type.getSimpleName().contains("Test")));

  @Test
  @DisplayName("S06: only one class hands SQL to the driver")
  void oneDoor() {
    noClasses()
        .that()
        .doNotHaveFullyQualifiedName(Sql.class.getName())
        .and()
        .doNotHaveFullyQualifiedName(Sql.class.getName() + "$Step")
        .should()
        .dependOnClassesThat()
        .belongToAnyOf(Connection.class, Statement.class, PreparedStatement.class)
        .check(CLASSES);
  }

  @Test
  @DisplayName("S06: the compiler holds that door: it takes constants of the source code only")
  void constantsOnly() {
    JavaClass door = CLASSES.get(Sql.class);
    List<JavaMethod> takeSql =
        door.getMethods().stream()
            .filter(
                method -> List.of("update", "list", "first", "number").contains(method.getName()))
            .toList();

    assertThat(takeSql).hasSize(4);
    for (JavaMethod method : takeSql) {
      assertThat(method.getParameters().get(0).isAnnotatedWith(CompileTimeConstant.class.getName()))
          .as(method.getFullName())
          .isTrue();
    }
  }
}
