"""What the model itself says, without any door: the answers that the doors' must equal, byte for byte."""

import subprocess
from dataclasses import dataclass
from functools import cache

from processes import ROOT

MODEL = "diabetes-forest"


@dataclass(frozen=True)
class Question:
    name: str
    content_type: str
    body: bytes
    accept: str | None = None

    @property
    def headers(self) -> dict[str, str]:
        return {"content-type": self.content_type, **({"accept": self.accept} if self.accept else {})}


@cache
def direct(question: Question) -> bytes:
    """The answer of the command line to the same bytes."""
    command = ["node", "packages/cli/dist/main.js", "predict", f"models/{MODEL}", "--input", "-"]
    command += ["--content-type", question.content_type, *(["--accept", question.accept] if question.accept else [])]
    return subprocess.run(command, cwd=ROOT, input=question.body, stdout=subprocess.PIPE, check=True).stdout
