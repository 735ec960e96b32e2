// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.docs;

import java.lang.reflect.Executable;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A name as the mapping writes it: {@code Type}, {@code Type#member} or {@code Type#m(A, B)}. */
record Counterpart(String type, String member, String parameters) {

  private static final Pattern QUOTED = Pattern.compile("`([^`]+)`");
  private static final Pattern NAME = Pattern.compile("([\\w.]+)(?:#(\\w+)(\\(.*\\))?)?");

  static List<Counterpart> in(String cell) {
    List<Counterpart> all = new ArrayList<>();
    Matcher quoted = QUOTED.matcher(cell);
    while (quoted.find()) {
      Matcher name = NAME.matcher(quoted.group(1));
      if (!name.matches()) {
        throw new AssertionError("not Type#member: " + quoted.group(1));
      }
      all.add(new Counterpart(name.group(1), orEmpty(name.group(2)), orEmpty(name.group(3))));
    }
    return all;
  }

  private static String orEmpty(String found) {
    return found == null ? "" : found;
  }

  boolean exists() {
    Class<?> owner = owner();
    return owner != null && (member.isEmpty() || has(owner));
  }

  private Class<?> owner() {
    String name = type.startsWith("java.") ? type : "dev.urlsession." + type.replace('.', '$');
    try {
      Class<?> found = Class.forName(name);
      return Modifier.isPublic(found.getModifiers()) ? found : null;
    } catch (ClassNotFoundException missing) {
      return null;
    }
  }

  private boolean has(Class<?> owner) {
    if (member.equals("new")) {
      return owner.getConstructors().length > 0;
    }
    boolean field =
        parameters.isEmpty()
            && Arrays.stream(owner.getFields()).anyMatch(it -> it.getName().equals(member));
    return field || methods(owner).anyMatch(this::fits);
  }

  private static Stream<Executable> methods(Class<?> owner) {
    return Arrays.stream(owner.getMethods());
  }

  private boolean fits(Executable method) {
    return method.getName().equals(member)
        && (parameters.isEmpty() || parameters.equals(signature(method)));
  }

  private static String signature(Executable method) {
    return Arrays.stream(method.getParameterTypes())
        .map(Class::getSimpleName)
        .collect(Collectors.joining(", ", "(", ")"));
  }
}
