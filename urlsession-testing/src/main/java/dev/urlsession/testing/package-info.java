package dev.urlsession.testing;
