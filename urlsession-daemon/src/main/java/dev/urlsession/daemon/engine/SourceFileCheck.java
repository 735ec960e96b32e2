// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon.engine;

import dev.urlsession.daemon.model.UploadSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/**
 * Whether the file of an upload is still the one that was accepted (N27), and a file at all (S08):
 * a pipe or a device would never end.
 */
final class SourceFileCheck {

  private SourceFileCheck() {}

  /** One sentence that says what is wrong; null when nothing is. May block. */
  static @Nullable String problem(UploadSource source) {
    BasicFileAttributes now;
    try {
      now =
          Files.readAttributes(source.file(), BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    } catch (NoSuchFileException gone) {
      return "The file to upload is gone; it must stay until the upload is done.";
    } catch (IOException unreadable) {
      return "The file to upload cannot be looked at; check its permissions.";
    }
    if (!now.isRegularFile()) {
      return "What is to be uploaded is no plain file; name a plain file, not a link or a pipe.";
    }
    if (now.size() != source.size()) {
      return "The file to upload had %d bytes when the upload was made and has %d now; it must not"
              .formatted(source.size(), now.size())
          + " be changed before the upload is done.";
    }
    Object key = now.fileKey();
    boolean other =
        source.fileKey() != null && key != null && !source.fileKey().equals(key.toString());
    if (other || now.lastModifiedTime().toMillis() != source.modifiedMillis()) {
      return "The file to upload was changed after the upload was made; it must stay as it is"
          + " before the upload is done.";
    }
    return null;
  }
}
