// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.proxies;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A proxy on the loopback that writes down what it is asked; one thread for each connection. */
abstract class TestProxy implements AutoCloseable {

  private final ServerSocket server;
  private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
  private final Set<Thread> threads = ConcurrentHashMap.newKeySet();
  private final List<String> heads = new CopyOnWriteArrayList<>();

  TestProxy() throws IOException {
    server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    run(this::accept);
  }

  /** Serves one connection until it is through. */
  abstract void serve(Socket client) throws IOException;

  int port() {
    return server.getLocalPort();
  }

  /** What came, in order. */
  List<String> heads() {
    return heads;
  }

  void note(String head) {
    heads.add(head);
  }

  private void accept() throws IOException {
    while (true) {
      Socket client = server.accept();
      sockets.add(client);
      run(
          () -> {
            try (client) {
              serve(client);
            } finally {
              sockets.remove(client);
            }
          });
    }
  }

  /** Connects the two until one of them ends. */
  void join(Socket client, Socket origin) throws IOException {
    sockets.add(origin);
    Thread back = run(() -> copy(origin, client));
    copy(client, origin);
    try {
      back.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    sockets.remove(origin);
  }

  private static void copy(Socket from, Socket to) throws IOException {
    try {
      from.getInputStream().transferTo(to.getOutputStream());
    } finally {
      to.close();
      from.close();
    }
  }

  interface Work {
    void run() throws IOException;
  }

  Thread run(Work work) {
    Thread thread =
        new Thread(
            () -> {
              try {
                work.run();
              } catch (IOException closed) {
                // So it ends.
              }
            },
            "test-proxy");
    threads.add(thread);
    thread.start();
    return thread;
  }

  /** Up to the empty line; null when there is none. */
  static String readHead(InputStream in) throws IOException {
    StringBuilder head = new StringBuilder();
    for (int next = in.read(); next >= 0; next = in.read()) {
      head.append((char) next);
      if (head.toString().endsWith("\r\n\r\n")) {
        return head.toString();
      }
    }
    return null;
  }

  static void write(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.ISO_8859_1));
    out.flush();
  }

  @Override
  public void close() throws Exception {
    server.close();
    for (Socket socket : sockets) {
      socket.close();
    }
    for (Thread thread : threads) {
      thread.join(30_000);
    }
  }
}
