#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Side-by-side benchmark on loopback. Options are passed on; see README.md.
set -eu

here=$(CDPATH= cd -- "$(dirname -- "$0")" && pwd)
root=$(dirname -- "$here")
MVN=${MVN:-mvn}

for tool in nginx openssl java; do
  if ! command -v "$tool" >/dev/null 2>&1; then
    echo "run.sh: $tool is missing (Debian: apt-get install nginx-full openssl wrk nghttp2-client curl aria2)" >&2
    exit 2
  fi
done

# Build when a source or a pom is newer than the last build.
stamp=$here/target/classpath.txt
if [ ! -f "$stamp" ] || [ -n "$(find "$root/pom.xml" "$here/pom.xml" "$here/src" \
    "$root/library/pom.xml" "$root/library/src/main" -newer "$stamp" | head -n 1)" ]; then
  echo "run.sh: building" >&2
  (cd "$root" && $MVN -q -pl benchmarks -am -Dmaven.test.skip=true package) >&2
  touch "$stamp"
fi
classpath=$here/target/classes:$(cat "$stamp")
# The library and what it needs; all natives are optional, those of SQLite, of codings and of epoll.
netty='buffer|codec-base|codec-compression|codec-http|codec-http2|codec-socks|common|handler|resolver'
netty="$netty|transport|transport-classes-epoll|transport-native-unix-common"
library=$(tr ':' '\n' <"$stamp" | grep -E "/(netty-($netty)|urlsession|jspecify)-[0-9][^-]*(-SNAPSHOT)?\.jar$" |
  paste -sd: -)

dir=$(mktemp -d "${TMPDIR:-/tmp}/urlsession-benchmark.XXXXXX")
pid=
main=
memory=
spinners=
finish() {
  status=$?
  trap - EXIT INT TERM
  for process in $main $pid $spinners; do
    kill "$process" 2>/dev/null || true
    wait "$process" 2>/dev/null || true
  done
  rm -rf "$dir" ${memory:+"$memory"}
  exit "$status"
}
trap finish EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

# Small files go to a file system in memory, where there is one: an ext4 without a journal takes 250 µs to
# make a file after many were deleted, which is more than any client takes.
if [ -d /dev/shm ] && [ -w /dev/shm ]; then
  memory=$(mktemp -d /dev/shm/urlsession-benchmark.XXXXXX)
  ln -s "$memory" "$dir/memory"
fi

# 1 GiB to serve, 1 GiB for the copy, 1 GiB for nginx's temporary file.
free=$(df -Pk "$dir" | awk 'NR == 2 { print $4 }')
if [ "$free" -lt 4194304 ]; then
  echo "run.sh: needs 4 GiB free in ${TMPDIR:-/tmp}; set TMPDIR to another place" >&2
  exit 2
fi
mkdir -p "$dir/www/dav" "$dir/tmp" "$dir/logs"
head -c 1073741824 /dev/urandom >"$dir/www/large.bin"
mkdir "$dir/www/files"
head -c 163840000 /dev/urandom | (cd "$dir/www/files" && split -b 16384 -a 4 -d - f)
head -c 65536 /dev/urandom >"$dir/www/slow.bin"
chmod -R a+rX "$dir"

openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 \
  -subj /CN=127.0.0.1 -addext subjectAltName=IP:127.0.0.1 \
  -keyout "$dir/key.pem" -out "$dir/cert.pem" 2>/dev/null

body=$(printf '%01024d' 0)
# As root the worker would become another user, who may not write here.
user=
if [ "$(id -u)" -eq 0 ]; then
  user='user root;'
fi

write_config() {
  cat >"$dir/nginx.conf" <<CONF
$user
worker_processes 1;
worker_rlimit_nofile 40000;
daemon off;
pid $dir/nginx.pid;
error_log $dir/logs/error.log warn;
events { worker_connections 16384; }
http {
  access_log off;
  sendfile on;
  tcp_nopush on;
  tcp_nodelay on;
  default_type application/octet-stream;
  # A server that closes after 1000 requests would measure connecting.
  keepalive_requests 1000000000;
  keepalive_timeout 600s;
  http2_max_concurrent_streams 256;
  client_max_body_size 0;
  client_body_buffer_size 1m;
  client_body_temp_path $dir/tmp/body;
  proxy_temp_path $dir/tmp/proxy;
  fastcgi_temp_path $dir/tmp/fastcgi;
  uwsgi_temp_path $dir/tmp/uwsgi;
  scgi_temp_path $dir/tmp/scgi;
  server {
    listen 127.0.0.1:$http_port;
    root $dir/www;
    location = /small { return 200 "$body"; }
    location /dav/ { dav_methods PUT DELETE; }
    # Slower than anybody waits for: the connections stay.
    location = /slow.bin { limit_rate 512; }
  }
  server {
    listen 127.0.0.1:$tls_port ssl;
    ssl_certificate $dir/cert.pem;
    ssl_certificate_key $dir/key.pem;
    ssl_protocols TLSv1.3;
    root $dir/www;
    location /dav/ { dav_methods PUT DELETE; }
  }
  server {
    listen 127.0.0.1:$http2_port ssl http2;
    ssl_certificate $dir/cert.pem;
    ssl_certificate_key $dir/key.pem;
    ssl_protocols TLSv1.3;
    location = /small {
      # Whoever falls back to HTTP/1.1 must not be measured here.
      if (\$server_protocol != "HTTP/2.0") { return 505; }
      return 200 "$body";
    }
  }
}
CONF
}

# Cores that never sleep: loops of the lowest class, which give way to everything else.
if [ -n "${AWAKE:-}" ]; then
  for _ in $(seq "$(nproc)"); do
    chrt --idle 0 sh -c 'while :; do :; done' &
    spinners="$spinners $!"
  done
fi

# The ports are guesses; nginx says whether they were free.
attempt=0
while [ "$attempt" -lt 10 ]; do
  attempt=$((attempt + 1))
  http_port=$(awk -v seed="$$$attempt" 'BEGIN { srand(seed); print 20000 + int(rand() * 4000) * 3 }')
  http2_port=$((http_port + 1))
  tls_port=$((http_port + 2))
  write_config
  nginx -p "$dir" -c "$dir/nginx.conf" -e "$dir/logs/error.log" &
  pid=$!
  waited=0
  while [ ! -s "$dir/nginx.pid" ] && kill -0 "$pid" 2>/dev/null && [ "$waited" -lt 50 ]; do
    sleep 0.1
    waited=$((waited + 1))
  done
  if [ -s "$dir/nginx.pid" ] && kill -0 "$pid" 2>/dev/null; then
    break
  fi
  kill "$pid" 2>/dev/null || true
  wait "$pid" 2>/dev/null || true
  pid=
done
if [ -z "$pid" ]; then
  echo "run.sh: nginx does not start:" >&2
  cat "$dir/logs/error.log" >&2
  exit 2
fi

# In the background, so that a signal to this script ends the run at once.
java -cp "$classpath" dev.urlsession.benchmarks.Benchmark \
  --root "$root" --library "$library" --dir "$dir" --http-port "$http_port" --http2-port "$http2_port" --tls-port "$tls_port" \
  "$@" &
main=$!
wait "$main"
