"""OpenAI's own client calls the packaged proxy, behind which servers have the odd habits that some have."""

import http.server
import json
import threading
import unittest

import openai

import packaged_proxy

KEY = "sk-endpoint-key-0123456789"
QUESTION = [{"role": "user", "content": "Hello?"}]
ERROR = {"error": {"message": "Slow down", "type": "requests", "param": None, "code": "rate_limit"}}
RESPONSE = {
    "id": "resp_1",
    "object": "response",
    "created_at": 1,
    "model": "their-own-name",
    "output": [],
    "parallel_tool_calls": True,
    "tool_choice": "auto",
    "tools": [],
}


def event(data):
    return "data: " + (data if isinstance(data, str) else json.dumps(data)) + "\n\n"


def chunk(text):
    choice = {"index": 0, "delta": {"content": text}, "finish_reason": None}
    return event({"id": "1", "object": "chat.completion.chunk", "created": 1, "model": "their-own-name", "choices": [choice]})


def completion(text):
    choice = {"index": 0, "message": {"role": "assistant", "content": text}, "finish_reason": "stop"}
    return {"id": "1", "object": "chat.completion", "created": 1, "model": "their-own-name", "choices": [choice]}


TEXT = chunk("Hello") + chunk(" there") + event("[DONE]")
RESPONSE_EVENTS = "".join(
    event({"type": type, "sequence_number": number, "response": RESPONSE})
    for number, type in enumerate(("response.created", "response.completed"))
)

# By model: status, content type, body, and how the stream ends.
HABITS = {
    "plain": (200, "text/plain; charset=utf-8", TEXT, "properly"),
    "marked": (200, "text/event-stream", "\ufeff" + TEXT, "properly"),
    "cut": (200, "text/event-stream", TEXT, "cut"),
    "open": (200, "text/event-stream", TEXT, "open"),
    "response-cut": (200, "text/event-stream", RESPONSE_EVENTS, "cut"),
    "response-open": (200, "text/event-stream", RESPONSE_EVENTS, "open"),
    "echo": (200, "application/json", json.dumps(completion("Your key is " + KEY)), "properly"),
    "echo-event": (200, "text/event-stream", event({"error": {"message": "Wrong key " + KEY}}), "properly"),
    "list": (429, "application/json", json.dumps([ERROR]), "properly"),
    "events": (429, "text/event-stream", event(ERROR) + event("[DONE]"), "properly"),
    "page": (200, "text/html", "<!doctype html><title>Sign in</title>", "properly"),
}


class OddServer(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    ended = threading.Event()

    def do_POST(self):
        asked = json.loads(self.rfile.read(int(self.headers["content-length"])))
        status, type, body, end = HABITS[asked["model"]]
        self.send_response(status)
        self.send_header("content-type", type)
        self.send_header("transfer-encoding", "chunked")
        self.end_headers()
        octets = body.encode()
        self.wfile.write(b"%x\r\n%s\r\n" % (len(octets), octets))
        if end == "properly":
            self.wfile.write(b"0\r\n\r\n")
        else:
            self.wfile.flush()
            self.close_connection = True
            if end == "open":
                self.ended.wait(60)

    def log_message(self, *_):
        pass


class OddEndpointsTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), OddServer)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        cls.addClassCleanup(server.server_close)
        cls.addClassCleanup(server.shutdown)
        cls.addClassCleanup(OddServer.ended.set)
        url = "http://127.0.0.1:%d/v1" % server.server_port
        endpoints = {
            "my-" + habit: {"displayName": habit, "url": url, "apiKey": KEY, "actualModelName": habit} for habit in HABITS
        }
        proxy = packaged_proxy.PackagedProxy(endpoints, CM_OPEN_WEBUI_PROXY_READ_TIMEOUT_SECONDS="5")
        cls.addClassCleanup(proxy.stop, (KEY,))
        cls.client = openai.OpenAI(base_url=proxy.url, api_key="any", max_retries=0, timeout=60)

    def chat(self, habit, **arguments):
        return self.client.chat.completions.create(model="my-" + habit, messages=QUESTION, **arguments)

    def test_stream_is_whole_however_the_server_names_begins_and_ends_it(self):
        for habit in ("plain", "marked", "cut", "open"):
            with self.subTest(habit):
                chunks = list(self.chat(habit, stream=True))

                self.assertEqual("".join(chunk.choices[0].delta.content for chunk in chunks), "Hello there")
                self.assertEqual({chunk.model for chunk in chunks}, {"my-" + habit})

    def test_streamed_response_is_whole_though_the_server_does_not_end_it(self):
        for habit in ("response-cut", "response-open"):
            with self.subTest(habit):
                events = list(self.client.responses.create(model="my-" + habit, input="Hello?", stream=True))

                self.assertEqual([event.type for event in events], ["response.created", "response.completed"])
                self.assertEqual({event.response.model for event in events}, {"my-" + habit})

    def test_key_that_the_server_repeats_does_not_arrive(self):
        self.assertEqual(self.chat("echo").choices[0].message.content, "Your key is ***")
        with self.assertRaises(openai.APIError) as raised:
            list(self.chat("echo-event", stream=True))
        self.assertEqual(raised.exception.message, "Wrong key ***")

    def test_error_is_raised_however_it_is_wrapped(self):
        for habit in ("list", "events"):
            with self.subTest(habit):
                with self.assertRaises(openai.RateLimitError) as raised:
                    self.chat(habit, stream=True)

                self.assertEqual((raised.exception.body["message"], raised.exception.code), ("Slow down", "rate_limit"))

    def test_web_page_is_an_error_that_names_the_endpoint(self):
        for stream in (False, True):
            with self.subTest(stream):
                with self.assertRaises(openai.InternalServerError) as raised:
                    self.chat("page", stream=stream)

                self.assertEqual(raised.exception.code, "endpoint_answers_html")
                self.assertIn("`my-page`", raised.exception.message)


if __name__ == "__main__":
    unittest.main()
