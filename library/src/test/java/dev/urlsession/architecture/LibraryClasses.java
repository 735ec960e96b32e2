// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Path;

/** The compiled library, read once; tests run in the module's directory. */
final class LibraryClasses {

  static final JavaClasses ALL = new ClassFileImporter().importPath(Path.of("target", "classes"));

  private LibraryClasses() {}
}
