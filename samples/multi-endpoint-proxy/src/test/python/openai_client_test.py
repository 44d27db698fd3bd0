"""OpenAI's own client calls the packaged proxy, behind which a real LiteLLM answers."""

import os
import unittest

import openai

import packaged_proxy

LITELLM = os.environ["LITELLM_BASE_URL"].rstrip("/") + "/v1"
LITELLM_KEY = os.environ["LITELLM_MASTER_KEY"]
ACCESS_KEY = "sk-access-to-the-proxy"
WRONG_KEY = "sk-nobody-has-made-this-key"
QUESTION = [{"role": "user", "content": "Hello?"}]


def endpoint(shown, model, key="${UPSTREAM_KEY}"):
    return {"displayName": shown, "url": LITELLM, "apiKey": key, "actualModelName": model}


ENDPOINTS = {
    "everyday": endpoint("Für jeden Tag", "gpt-4o-mini"),
    "org/better one": endpoint("Better", "gpt-4o"),
    "misnamed": endpoint("Misnamed", "no-such-model"),
    "locked": endpoint("Locked", "gpt-4o-mini", WRONG_KEY),
}


class OpenAiClientTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.proxy = packaged_proxy.PackagedProxy(
            ENDPOINTS, CM_OPEN_WEBUI_PROXY_API_KEY=ACCESS_KEY, UPSTREAM_KEY=LITELLM_KEY
        )
        cls.addClassCleanup(cls.proxy.stop, (LITELLM_KEY, WRONG_KEY, ACCESS_KEY))
        cls.url = cls.proxy.url
        cls.client = cls.caller(ACCESS_KEY)
        cls.litellm = openai.OpenAI(base_url=LITELLM, api_key=LITELLM_KEY, max_retries=0, timeout=60)

    @classmethod
    def caller(cls, key):
        return openai.OpenAI(base_url=cls.url, api_key=key, max_retries=0, timeout=60)

    def refusal(self, expected, call, **arguments):
        with self.assertRaises(expected) as raised:
            call(**arguments)
        for key in (LITELLM_KEY, WRONG_KEY):
            self.assertNotIn(key, str(raised.exception))
        return raised.exception

    def test_models_are_listed_by_id_with_the_names_that_people_see(self):
        listed = [(model.id, model.name) for model in self.client.models.list()]

        self.assertEqual(listed, [(id, entry["displayName"]) for id, entry in ENDPOINTS.items()])
        self.assertEqual(self.client.models.retrieve("org/better one").id, "org/better one")

    def test_chat_is_answered_by_the_models_endpoint_under_the_name_that_was_called(self):
        for name, actual in (("everyday", "gpt-4o-mini"), ("Für jeden Tag", "gpt-4o-mini"), ("org/better one", "gpt-4o")):
            answer = self.client.chat.completions.create(model=name, messages=QUESTION)

            self.assertEqual(answer.choices[0].message.content, "Hello from " + actual)
            self.assertEqual(answer.model, name)

    def test_stream_brings_the_same_text_in_several_pieces(self):
        whole = self.client.chat.completions.create(model="everyday", messages=QUESTION)
        chunks = list(self.client.chat.completions.create(model="everyday", messages=QUESTION, stream=True))
        pieces = [choice.delta.content for chunk in chunks for choice in chunk.choices if choice.delta.content]

        self.assertGreater(len(pieces), 1)
        self.assertEqual("".join(pieces), whole.choices[0].message.content)
        self.assertEqual({chunk.model for chunk in chunks}, {"everyday"})

    def test_embeddings_are_litellms_own(self):
        asked = {"input": "Hello?", "encoding_format": "float"}
        answer = self.client.embeddings.create(model="everyday", **asked)

        self.assertEqual(answer.data, self.litellm.embeddings.create(model="gpt-4o-mini", **asked).data)
        self.assertEqual(answer.model, "everyday")

    def test_refusal_of_embeddings_is_litellms_own(self):
        theirs = self.refusal(openai.APIStatusError, self.litellm.embeddings.create, model="no-such-model", input="Hello?")
        ours = self.refusal(type(theirs), self.client.embeddings.create, model="misnamed", input="Hello?")

        self.assertEqual((ours.status_code, ours.message), (theirs.status_code, theirs.message))

    def test_unknown_model_is_not_found(self):
        refusal = self.refusal(
            openai.NotFoundError, self.client.chat.completions.create, model="gpt-4o-mini", messages=QUESTION
        )

        self.assertEqual((refusal.status_code, refusal.code), (404, "model_not_found"))

    def test_wrong_access_key_is_refused(self):
        refusal = self.refusal(openai.AuthenticationError, self.caller("sk-wrong").models.list)

        self.assertEqual(refusal.code, "invalid_api_key")

    def test_wrong_key_of_an_endpoint_is_refused_by_the_endpoint(self):
        self.refusal(openai.AuthenticationError, self.client.chat.completions.create, model="locked", messages=QUESTION)


if __name__ == "__main__":
    unittest.main()
