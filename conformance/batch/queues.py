"""Queues of SQS, and messages: objects that they name, records that they carry."""

import base64
import itertools
import json
from dataclasses import dataclass
from urllib.parse import quote_plus


@dataclass
class Queue:
    """`dead` is where its redrive policy sets messages aside."""

    sqs: object
    url: str
    dead: str
    sent: int = 0

    def send(self, body: str, **attributes: str) -> str:
        """Gives the message's id. Attributes are named as in Python: `content_type`."""
        told = {name.replace("_", "-"): {"DataType": "String", "StringValue": value} for name, value in attributes.items()}
        self.sent += 1
        return self.sqs.send_message(QueueUrl=self.url, MessageBody=body, MessageAttributes=told)["MessageId"]

    def _count(self, url: str, *names: str) -> int:
        return sum(map(int, self.sqs.get_queue_attributes(QueueUrl=url, AttributeNames=list(names))["Attributes"].values()))

    def hidden(self) -> int:
        return self._count(self.url, "ApproximateNumberOfMessagesNotVisible")

    def left(self) -> int:
        """Hidden or not; without those that were set aside."""
        return self.hidden() + self._count(self.url, "ApproximateNumberOfMessages")

    def set_aside(self) -> int:
        return self._count(self.dead, "ApproximateNumberOfMessages", "ApproximateNumberOfMessagesNotVisible")

    def take_set_aside(self) -> list[str]:
        """Their ids; they are hidden from now on."""
        receive = lambda: self.sqs.receive_message(QueueUrl=self.dead, MaxNumberOfMessages=10, VisibilityTimeout=600).get("Messages", [])
        return [each["MessageId"] for batch in itertools.takewhile(len, iter(receive, None)) for each in batch]


def naming(bucket: str, key: str, form: int) -> str:
    """A body that names an object: as text, as JSON, as an event of S3."""
    if form % 3 == 0:
        return f"s3://{bucket}/{key}"
    if form % 3 == 1:
        return json.dumps({"bucket": bucket, "key": key})
    entry = {"bucket": {"name": bucket}, "object": {"key": quote_plus(key, "/")}}
    return json.dumps({"Records": [{"eventSource": "aws:s3", "eventName": "ObjectCreated:Put", "s3": entry}]})


def carry(queue: Queue, rows: bytes, form: int) -> str:
    """Sends rows of CSV as such, in base64, or as JSON Lines; gives the message's id."""
    if form % 3 == 0:
        return queue.send(rows.decode(), content_type="text/csv")
    if form % 3 == 1:
        return queue.send(base64.b64encode(rows).decode(), content_type="text/csv", content_transfer_encoding="base64")
    lines = "".join(f"[{row}]\n" for row in rows.decode().splitlines())
    return queue.send(lines, content_type="application/jsonlines", accept="application/jsonlines")


def carried(answer: bytes, form: int) -> list[str]:
    """The rows beside which the predictions stand in the answer to such a message."""
    lines = answer.decode().splitlines()
    if form % 3 < 2:
        return [line.rpartition(",")[0] for line in lines]
    return [line.removeprefix('{"SageMakerInput":[').partition("]")[0] for line in lines]
