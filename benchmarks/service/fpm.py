#!/usr/bin/python3
"""The synchronous side: php-fpm behind nginx, in one folder that goes when it is terminated.

    fpm.py PORT WORKERS PHP-FPM [OPTION OF PHP...]
"""

import os
import pathlib
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time

NGINX = """
daemon off;
worker_processes 1;
{user}
pid {folder}/nginx.pid;
error_log {folder}/nginx.log;
events {{ worker_connections 4096; }}
http {{
    access_log off;
    client_body_temp_path {folder}/body;
    fastcgi_temp_path {folder}/fastcgi;
    proxy_temp_path {folder}/proxy;
    scgi_temp_path {folder}/scgi;
    uwsgi_temp_path {folder}/uwsgi;
    keepalive_requests 100000000;
    tcp_nodelay on;
    server {{
        listen 127.0.0.1:{port} backlog=1024;
        location / {{
            # A connection that is kept would keep its worker, too, while other requests wait.
            fastcgi_pass unix:{folder}/php;
            fastcgi_param SCRIPT_FILENAME {script};
            fastcgi_param REQUEST_METHOD $request_method;
            fastcgi_param REQUEST_URI $request_uri;
            fastcgi_param DOCUMENT_URI $document_uri;
            fastcgi_param QUERY_STRING $query_string;
            fastcgi_param SERVER_PROTOCOL $server_protocol;
        }}
    }}
}}
"""

FPM = """
[global]
error_log = {folder}/fpm.log
daemonize = no
[www]
listen = {folder}/php
listen.backlog = 1024
pm = static
pm.max_children = {workers}
clear_env = no
{user}
"""


def wait_for(connect, processes, folder):
    end = time.monotonic() + 15
    while True:
        try:
            connect().close()
            return
        except OSError:
            died = any(process.poll() is not None for process in processes)
            if died or time.monotonic() > end:
                for log in ("fpm.log", "nginx.log"):
                    if (folder / log).exists():
                        sys.stderr.write((folder / log).read_text())
                sys.exit("php-fpm or nginx does not start")
            time.sleep(0.01)


def unix(path):
    def connect():
        client = socket.socket(socket.AF_UNIX)
        client.connect(str(path))
        return client
    return connect


def main():
    port, workers, fpm, *options = sys.argv[1:]
    folder = pathlib.Path(tempfile.mkdtemp(prefix="fpm-"))
    root = os.geteuid() == 0
    values = {"folder": folder, "port": port, "workers": workers,
              "script": pathlib.Path(__file__).resolve().parent / "request.php"}
    (folder / "nginx.conf").write_text(NGINX.format(user="user root;" if root else "", **values))
    (folder / "fpm.conf").write_text(FPM.format(user="user = root\ngroup = root" if root else "", **values))
    signal.signal(signal.SIGTERM, lambda number, frame: sys.exit(0))
    processes = []
    try:
        processes.append(subprocess.Popen([fpm, *(["-R"] if root else []), "-F", "-y", folder / "fpm.conf", *options]))
        wait_for(unix(folder / "php"), processes, folder)
        processes.append(subprocess.Popen(["nginx", "-e", folder / "nginx.log", "-c", folder / "nginx.conf"]))
        wait_for(lambda: socket.create_connection(("127.0.0.1", int(port))), processes, folder)
        print(f"ready {port}", flush=True)
        for process in processes:
            process.wait()
        sys.exit("php-fpm or nginx has died")
    finally:
        for process in processes:
            process.terminate()
        for process in processes:
            process.wait()
        shutil.rmtree(folder)


if __name__ == "__main__":
    main()
