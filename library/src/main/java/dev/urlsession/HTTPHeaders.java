// SPDX-License-Identifier: Apache-2.0
package dev.urlsession;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Header fields, in order, repeated ones kept apart; names are compared without regard to case, and
 * the first spelling is kept (B-371). Immutable.
 */
public final class HTTPHeaders {

  private static final HTTPHeaders EMPTY = new HTTPHeaders(List.of());

  private final List<Map.Entry<String, String>> fields;

  private HTTPHeaders(List<Map.Entry<String, String>> fields) {
    this.fields = fields;
  }

  /** No fields. */
  public static HTTPHeaders empty() {
    return EMPTY;
  }

  /**
   * Fields from names and values in turn.
   *
   * @throws URLSessionUsageException as {@link Builder#add}, and when a value is missing
   */
  public static HTTPHeaders of(String... namesAndValues) {
    if (namesAndValues.length % 2 != 0) {
      throw new URLSessionUsageException("The last header name has no value.");
    }
    Builder builder = builder();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      builder.add(namesAndValues[i], namesAndValues[i + 1]);
    }
    return builder.build();
  }

  /** A builder without fields. */
  public static Builder builder() {
    return new Builder(List.of());
  }

  /** A builder with these fields. */
  public Builder toBuilder() {
    return new Builder(fields);
  }

  /** The value of a field, repeated ones joined with ", "; null without one. */
  public @Nullable String value(String name) {
    String first = null;
    StringJoiner joined = null;
    for (Map.Entry<String, String> field : fields) {
      if (!field.getKey().equalsIgnoreCase(name)) {
        continue;
      }
      if (first == null) {
        first = field.getValue();
      } else {
        joined = joined == null ? new StringJoiner(", ").add(first) : joined;
        joined.add(field.getValue());
      }
    }
    return joined == null ? first : joined.toString();
  }

  /** The values of a field, one for each line. */
  public List<String> values(String name) {
    List<String> values = List.of();
    for (Map.Entry<String, String> field : fields) {
      if (field.getKey().equalsIgnoreCase(name)) {
        values = values.isEmpty() ? List.of(field.getValue()) : with(values, field.getValue());
      }
    }
    return values;
  }

  private static List<String> with(List<String> values, String last) {
    List<String> all = new ArrayList<>(values);
    all.add(last);
    return List.copyOf(all);
  }

  /** The value of the last line of a field, which counts where it may stand only once. */
  @Nullable String last(String name) {
    for (int i = fields.size() - 1; i >= 0; i--) {
      if (fields.get(i).getKey().equalsIgnoreCase(name)) {
        return fields.get(i).getValue();
      }
    }
    return null;
  }

  /** Whether there is such a field. */
  public boolean contains(String name) {
    for (Map.Entry<String, String> field : fields) {
      if (field.getKey().equalsIgnoreCase(name)) {
        return true;
      }
    }
    return false;
  }

  /** All fields, in order. Unmodifiable. */
  public List<Map.Entry<String, String>> entries() {
    return fields;
  }

  /** All fields by name, repeated ones joined with ", ". Unmodifiable; finds names in any case. */
  public Map<String, String> asMap() {
    Map<String, String> map = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    for (Map.Entry<String, String> field : fields) {
      map.merge(field.getKey(), field.getValue(), (first, next) -> first + ", " + next);
    }
    return java.util.Collections.unmodifiableMap(map);
  }

  /** How many fields. */
  public int size() {
    return fields.size();
  }

  /** Whether there are none. */
  public boolean isEmpty() {
    return fields.isEmpty();
  }

  /** Equal when the same names, but for case, have the same values in the same order. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof HTTPHeaders headers && lists().equals(headers.lists());
  }

  @Override
  public int hashCode() {
    return lists().hashCode();
  }

  private Map<String, List<String>> lists() {
    Map<String, List<String>> lists = new LinkedHashMap<>();
    for (Map.Entry<String, String> field : fields) {
      lists
          .computeIfAbsent(
              field.getKey().toLowerCase(java.util.Locale.ROOT), n -> new ArrayList<>())
          .add(field.getValue());
    }
    return lists;
  }

  /** The fields, without the values of those that hold secrets. */
  @Override
  public String toString() {
    StringJoiner text = new StringJoiner(", ", "[", "]");
    for (Map.Entry<String, String> field : fields) {
      String value = FieldNames.isSecret(field.getKey()) ? "…" : field.getValue();
      text.add(field.getKey() + ": " + value);
    }
    return text.toString();
  }

  /** Makes {@link HTTPHeaders}. Not thread-safe. */
  public static final class Builder {

    /** Room for what is usually added, since growing step by step makes garbage. */
    private static final int ROOM = 8;

    private final List<Map.Entry<String, String>> fields;

    private Builder(List<Map.Entry<String, String>> fields) {
      this.fields = new ArrayList<>(fields.size() + ROOM);
      this.fields.addAll(fields);
    }

    /**
     * Sets a field; others of the name go, the first one's place and spelling stay.
     *
     * @throws URLSessionUsageException when name or value could end the line
     */
    public Builder set(String name, String value) {
      Map.Entry<String, String> field = checked(name, value);
      for (int i = 0; i < fields.size(); i++) {
        String present = fields.get(i).getKey();
        if (present.equalsIgnoreCase(name)) {
          remove(name);
          fields.add(Math.min(i, fields.size()), Map.entry(present, field.getValue()));
          return this;
        }
      }
      fields.add(field);
      return this;
    }

    /**
     * Adds a field beside others of the name, in the first one's spelling (B-371).
     *
     * @throws URLSessionUsageException when name or value could end the line
     */
    public Builder add(String name, String value) {
      Map.Entry<String, String> field = checked(name, value);
      fields.add(Map.entry(spelling(name), field.getValue()));
      return this;
    }

    /** Adds a field as it came over the wire, whatever is in it; folded lines are unfolded. */
    public Builder addParsed(String name, String value) {
      fields.add(Map.entry(name, FieldNames.unfolded(value)));
      return this;
    }

    /** Removes all fields of the name. */
    public Builder remove(String name) {
      fields.removeIf(field -> field.getKey().equalsIgnoreCase(name));
      return this;
    }

    /** The fields. */
    public HTTPHeaders build() {
      return fields.isEmpty() ? EMPTY : new HTTPHeaders(List.copyOf(fields));
    }

    private String spelling(String name) {
      for (Map.Entry<String, String> field : fields) {
        if (field.getKey().equalsIgnoreCase(name)) {
          return field.getKey();
        }
      }
      return name;
    }

    private static Map.Entry<String, String> checked(String name, String value) {
      String checked = FieldNames.checkedName(name);
      return Map.entry(checked, FieldNames.checkedValue(checked, value));
    }
  }
}
