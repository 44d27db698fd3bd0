"""
title: llmbridge: direct connections of all accounts
description: Lets a program of the administrator read and change the direct connections of any account, and nothing else.
author: llmbridge
version: 1
"""

# Who may call it: administrators. What it touches: ui.directConnections in the settings of accounts. It opens no network
# connection and no file, and writes nothing to a log. What goes in and out is sealed, because bodies may be logged: each letter
# is encrypted for this function alone, by a key that the function made itself and that leaves the server in no answer.

import base64
import hashlib
import inspect
import json
import logging
import os
import time
from contextlib import asynccontextmanager

from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from open_webui.internal import db as database
from open_webui.models.functions import Functions
from open_webui.models.users import User
from pydantic import BaseModel
from sqlalchemy import Text, cast, select, update

ID = "llmbridge_settings"
WINDOW = 300  # seconds that a letter may be old
MOST = {"read": 200, "edit": 50}  # accounts in one letter
ATTEMPTS = 5

# At DEBUG this library logs the values of every statement that the server executes, keys of accounts among them.
if logging.getLogger("aiosqlite").getEffectiveLevel() < logging.INFO:
    logging.getLogger("aiosqlite").setLevel(logging.INFO)


class Refused(Exception):
    """The one thing that is told about what went wrong: a name."""


class Action:
    class Valves(BaseModel):
        key: str = ""  # the function's private key; the function makes it

    def __init__(self):
        self.valves = self.Valves()

    async def action(self, body, __user__=None, __id__=None, __request__=None):
        try:
            private = self.valves.key  # at once: the server sets it anew for each call
            await check_caller(__id__, __user__)
            call = body["llmbridge"]
            if call["purpose"] == "hello":
                return {"llmbridge": await hello(private)}
            letter = Letter(private, call)
            asked = letter.open(__request__.app.state)
            answer = await {"read": read, "edit": edit}[call["purpose"]](asked["accounts"])
            return {"llmbridge": {"sealed": letter.seal({"accounts": answer})}}
        except Refused as refused:
            return {"llmbridge": {"refused": str(refused), "time": time.time()}}
        except Exception as e:
            # The text of an error may hold what was sent, so it is not told.
            return {"llmbridge": {"refused": "FAILED", "error": type(e).__name__}}


async def check_caller(own_id, user):
    # Before 0.12 the server runs functions that are switched off, and for everybody.
    function = await done(Functions.get_function_by_id(ID))
    if own_id != ID or function is None or not function.is_active:
        raise Refused("SWITCHED_OFF")
    async with session() as db:
        role = (await done(db.execute(select(User.role).where(User.id == (user or {}).get("id"))))).scalar()
    if role != "admin":
        raise Refused("NOT_ADMINISTRATOR")


async def hello(private):
    if not private:
        new = base64.b64encode(X25519PrivateKey.generate().private_bytes_raw()).decode()
        await done(Functions.update_function_valves_by_id(ID, {"key": new}))
        # Of several who make one at the same moment, the last one counts.
        private = (await done(Functions.get_function_valves_by_id(ID)))["key"]
    return {"key": base64.b64encode(public_of(private)).decode(), "time": time.time()}


class Letter:
    """The sender's public key, 12 bytes by chance, and the sealed text, which is good for one purpose of this function."""

    def __init__(self, private, call):
        if not private or call["for"] != base64.b64encode(public_of(private)).decode():
            raise Refused("OTHER_KEY")
        self.purpose = call["purpose"]
        raw = base64.b64decode(call["letter"])
        sender, self.nonce, self.sealed = raw[:32], raw[32:44], raw[44:]
        self.context = b"/".join([ID.encode(), self.purpose.encode(), public_of(private) + sender])
        try:
            shared = X25519PrivateKey.from_private_bytes(base64.b64decode(private)).exchange(
                X25519PublicKey.from_public_bytes(sender)
            )
        except ValueError:
            raise Refused("UNREADABLE")
        self.cipher = AESGCM(HKDF(algorithm=SHA256(), length=32, salt=None, info=self.context).derive(shared))

    def open(self, state):
        try:
            content = json.loads(self.cipher.decrypt(self.nonce, self.sealed, self.context + b"/question"))
        except Exception:
            raise Refused("UNREADABLE")
        now = time.time()
        if abs(now - content["time"]) > WINDOW:
            raise Refused("TOO_OLD")
        # One memory for the whole process; each further worker process has its own. There a letter could be taken a second
        # time, which answers nobody who cannot unseal it, and writes only where what is stored is what the sender saw.
        taken = getattr(state, "llmbridge_letters", None) or {}
        state.llmbridge_letters = taken
        for old in [nonce for nonce, until in taken.items() if until < now]:
            del taken[old]
        if content["nonce"] in taken:
            raise Refused("REPLAYED")
        taken[content["nonce"]] = content["time"] + WINDOW + 1
        if len(content["accounts"]) > MOST[self.purpose]:
            raise Refused("TOO_MANY")
        return content

    def seal(self, content):
        nonce = os.urandom(12)
        text = json.dumps(content, allow_nan=False).encode()
        return base64.b64encode(nonce + self.cipher.encrypt(nonce, text, self.context + b"/answer")).decode()


async def read(ids):
    async with session() as db:
        return [found.told("FOUND") for found in await stored(db, ids)]


async def edit(accounts):
    async with session() as db:
        answers = [await alone(db, edit_one(db, account)) for account in accounts]
        # Whoever saves settings in another way may have read them before our write and written after it.
        for i, now in enumerate(await stored(db, [account["id"] for account in accounts])):
            if answers[i]["state"] == "DONE" and not now.holds(accounts[i]["connections"]):
                answers[i] = now.told("CONFLICT")
        return answers


async def alone(db, work):
    """The failure of one account is no other account's."""
    try:
        return await work
    except Exception as e:
        await done(db.rollback())
        return {"state": "FAILED", "error": type(e).__name__}


async def edit_one(db, account):
    for _ in range(ATTEMPTS):
        found = (await stored(db, [account["id"]]))[0]
        if found.missing or found.odd or found.seen != account["seen"]:
            return found.told("CONFLICT")
        if await found.replace(db, account["connections"]):
            return {"state": "DONE"}
    return found.told("CONFLICT")


async def stored(db, ids):
    # As text, which is what an edit compares; each look is a transaction of its own.
    rows = await done(db.execute(select(User.id, cast(User.settings, Text)).where(User.id.in_(ids))))
    texts = {row[0]: row[1] for row in rows}
    await done(db.rollback())
    return [Stored(id, id not in texts, texts.get(id)) for id in ids]


class Stored:
    """The settings of an account as the database holds them."""

    def __init__(self, id, missing, text):
        self.id, self.missing, self.text = id, missing, text
        self.settings = (json.loads(text) if text else None) or {}
        ui = self.settings.get("ui") if isinstance(self.settings, dict) else False
        self.ui = ui if isinstance(ui, dict) else {}
        self.odd = not (ui is None or isinstance(ui, dict))
        try:
            self.seen = self.fingerprint(self.ui.get("directConnections"))
        except ValueError:  # a number that JSON does not have
            self.odd, self.seen = True, ""

    def fingerprint(self, connections):
        text = json.dumps([self.id, connections], sort_keys=True, allow_nan=False)
        return hashlib.sha256(text.encode()).hexdigest()

    def holds(self, connections):
        return not self.missing and not self.odd and self.seen == self.fingerprint(connections)

    def told(self, state):
        if self.missing:
            return {"state": "UNKNOWN_ACCOUNT"}
        if self.odd:
            return {"state": "NO_OBJECT"}
        return {"state": state, "seen": self.seen, "connections": self.ui.get("directConnections")}

    async def replace(self, db, connections):
        """Whether it was written: only if the settings are still the same, in one statement of the database."""
        wanted = {**self.settings, "ui": {**self.ui, "directConnections": connections}}
        same = cast(User.settings, Text) == self.text if self.text is not None else User.settings.is_(None)
        statement = update(User).where(User.id == self.id, same).values(settings=wanted)
        result = await done(db.execute(statement, execution_options={"synchronize_session": False}))
        await done(db.commit())
        return result.rowcount == 1


def public_of(private):
    return X25519PrivateKey.from_private_bytes(base64.b64decode(private)).public_key().public_bytes_raw()


async def done(result):
    """What the server's own functions return: since 0.9 it must be awaited."""
    return await result if inspect.isawaitable(result) else result


@asynccontextmanager
async def session():
    if hasattr(database, "get_async_db"):
        async with database.get_async_db() as db:
            yield db
    else:
        with database.get_db() as db:
            yield db
