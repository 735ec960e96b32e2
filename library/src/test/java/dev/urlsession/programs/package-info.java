// SPDX-License-Identifier: Apache-2.0
/** Programs in JVMs of their own: to be killed, to have little memory, to lack a library. */
package dev.urlsession.programs;
