// SPDX-License-Identifier: Apache-2.0

/** The rules of the house that can be checked. */
package dev.urlsession.architecture;
