// SPDX-License-Identifier: Apache-2.0
/** What sessions leave on disk, seen from outside: whole programs whose every file is watched. */
package dev.urlsession.ephemeral;
