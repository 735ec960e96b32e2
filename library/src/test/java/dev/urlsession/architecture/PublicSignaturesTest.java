// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.core.domain.properties.HasModifiers;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What a user can see names only what a user may use. */
class PublicSignaturesTest {

  @Test
  @DisplayName("no public signature shows a Netty or an internal type")
  void clean() {
    List<JavaClass> api = LibraryClasses.ALL.stream().filter(PublicSignaturesTest::isApi).toList();

    assertThat(api).isNotEmpty();
    assertThat(api.stream().flatMap(PublicSignaturesTest::leaks)).isEmpty();
  }

  private static boolean isApi(JavaClass type) {
    return type.getPackageName().equals("dev.urlsession")
        && isVisible(type)
        && type.getEnclosingClass().map(PublicSignaturesTest::isApi).orElse(true);
  }

  private static Stream<String> leaks(JavaClass type) {
    Stream<String> inherited =
        Stream.concat(type.getSuperclass().stream(), type.getInterfaces().stream())
            .flatMap(parent -> parent.getAllInvolvedRawTypes().stream())
            .filter(PublicSignaturesTest::isHidden)
            .map(hidden -> type.getName() + " inherits " + hidden.getName());
    Stream<String> shown =
        type.getMembers().stream()
            .filter(PublicSignaturesTest::isVisible)
            .filter(member -> !member.getModifiers().contains(JavaModifier.SYNTHETIC))
            .flatMap(PublicSignaturesTest::leaks);
    return Stream.concat(inherited, shown);
  }

  private static Stream<String> leaks(JavaMember member) {
    return types(member)
        .flatMap(type -> type.getAllInvolvedRawTypes().stream())
        .filter(PublicSignaturesTest::isHidden)
        .map(hidden -> member.getFullName() + " shows " + hidden.getName());
  }

  private static Stream<JavaType> types(JavaMember member) {
    if (member instanceof JavaField field) {
      return Stream.of(field.getType());
    }
    JavaCodeUnit code = (JavaCodeUnit) member;
    return Stream.of(
            Stream.of(code.getReturnType()),
            code.getParameterTypes().stream(),
            code.getExceptionTypes().stream())
        .flatMap(types -> types);
  }

  private static boolean isVisible(HasModifiers element) {
    return element.getModifiers().contains(JavaModifier.PUBLIC)
        || element.getModifiers().contains(JavaModifier.PROTECTED);
  }

  private static boolean isHidden(JavaClass type) {
    return type.getPackageName().startsWith("io.netty")
        || type.getPackageName().startsWith("dev.urlsession.internal");
  }
}
