// SPDX-License-Identifier: Apache-2.0

/**
 * The {@code urlsession} command. {@link dev.urlsession.cli.Main} parses, one class per subcommand
 * runs it, and a watch per task hears what the session tells.
 */
@NullMarked
package dev.urlsession.cli;

import org.jspecify.annotations.NullMarked;
