"""sql-1 and json with gunicorn and Flask: one connection for each worker process."""

import os
import random
import time

import flask
import psycopg2

ROWS = 10_000

app = flask.Flask(__name__)
connection = None


def db():
    global connection
    if connection is None:
        connection = psycopg2.connect(os.environ["SERVICE_LIBPQ"])
        connection.autocommit = True
    return connection


@app.get("/json")
def message():
    return {"message": "Hello, World!", "time": int(time.time())}


@app.get("/sql")
def row():
    with db().cursor() as cursor:
        cursor.execute("SELECT id, number, text FROM rows WHERE id = %s", (random.randint(1, ROWS),))
        return dict(zip(("id", "number", "text"), cursor.fetchone()))
