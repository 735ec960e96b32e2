package dev.urlsession;
