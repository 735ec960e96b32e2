// SPDX-License-Identifier: Apache-2.0
/** Sessions with a cache, against a real server. */
package dev.urlsession.caching;
