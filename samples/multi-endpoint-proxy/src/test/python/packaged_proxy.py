"""The packaged proxy in a process of its own."""

import json
import os
import pathlib
import re
import subprocess
import tempfile
import time
import urllib.request

JAR = pathlib.Path(__file__).resolve().parents[3] / "target" / "multi-endpoint-proxy.jar"
JAVA = os.path.join(os.environ["JAVA_HOME"], "bin", "java") if os.environ.get("JAVA_HOME") else "java"
START_SECONDS = 60


class PackagedProxy:
    def __init__(self, endpoints, **variables):
        """Starts it; url is its address, as soon as it is healthy there."""
        self.folder = tempfile.TemporaryDirectory()
        config = pathlib.Path(self.folder.name, "config.json")
        config.write_text(json.dumps({"endpoints": endpoints}), encoding="utf-8")
        self.output = pathlib.Path(self.folder.name, "output")
        environment = {
            **os.environ,
            "CM_OPEN_WEBUI_PROXY_PORT": "0",
            "CM_OPEN_WEBUI_PROXY_CONFIG_FILE": str(config),
            **variables,
        }
        with open(self.output, "wb") as output:
            self.process = subprocess.Popen([JAVA, "-jar", str(JAR)], env=environment, stdout=output, stderr=output)
        try:
            self.url = self.wait(len(endpoints))
        except BaseException:
            self.process.kill()
            raise

    def wait(self, models):
        end = time.monotonic() + START_SECONDS
        while time.monotonic() < end and self.process.poll() is None:
            listening = re.search(r"Listening on (\S+)/v1\s", self.output.read_text())
            if listening:
                with urllib.request.urlopen(listening[1] + "/health", timeout=START_SECONDS) as health:
                    assert json.load(health) == {"status": "healthy", "models": models}
                return listening[1] + "/v1"
            time.sleep(0.05)
        raise AssertionError("The proxy has not started:\n" + self.output.read_text())

    def stop(self, secrets):
        """Only now is all there that the proxy has said: none of the secrets."""
        self.process.terminate()
        self.process.wait(timeout=START_SECONDS)
        said = self.output.read_text()
        self.folder.cleanup()
        assert "Listening on" in said, said
        for secret in secrets:
            assert secret not in said, "a key is in the proxy's output"
