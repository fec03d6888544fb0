"""Does what Lambda's poller does between a queue of SQS and a function with ReportBatchItemFailures."""

import copy
from collections.abc import Callable

from conftest import Aws
from samples import sample

SYSTEM_ATTRIBUTES = ["ApproximateReceiveCount", "SentTimestamp", "SenderId", "ApproximateFirstReceiveTimestamp"]
FIFO_ATTRIBUTES = ["SequenceNumber", "MessageGroupId", "MessageDeduplicationId"]


def poll(aws: Aws, queue: str, invoke: Callable[[dict], dict]) -> list[str]:
    """One batch: the messages that the function did not report are deleted. Returns the bodies of those that it did."""
    batch = aws.sqs.receive_message(
        QueueUrl=queue, MaxNumberOfMessages=10, MessageAttributeNames=["All"], MessageSystemAttributeNames=["All"]
    ).get("Messages", [])
    result = invoke({"Records": [record(message, aws.arn(queue)) for message in batch]})
    failed = [failure["itemIdentifier"] for failure in result["batchItemFailures"]]
    assert set(failed) <= {message["MessageId"] for message in batch}, "Lambda takes the whole batch as failed"
    for message in batch:
        if message["MessageId"] in failed:
            aws.sqs.change_message_visibility(QueueUrl=queue, ReceiptHandle=message["ReceiptHandle"], VisibilityTimeout=0)
        else:
            aws.sqs.delete_message(QueueUrl=queue, ReceiptHandle=message["ReceiptHandle"])
    return [message["Body"] for message in batch if message["MessageId"] in failed]


def record(message: dict, arn: str) -> dict:
    """A message as a record of the documented event, field by field."""
    fifo = arn.endswith(".fifo")
    documented = copy.deepcopy(sample("sqs-fifo" if fifo else "sqs")["Records"][0])
    names = SYSTEM_ATTRIBUTES + (FIFO_ATTRIBUTES if fifo else [])
    assert set(documented["attributes"]) == set(names)
    return {
        **documented,
        "messageId": message["MessageId"],
        "receiptHandle": message["ReceiptHandle"],
        "body": message["Body"],
        "attributes": {name: message["Attributes"][name] for name in names if name in message["Attributes"]},
        "messageAttributes": {name: attribute(value) for name, value in message.get("MessageAttributes", {}).items()},
        "md5OfBody": message["MD5OfBody"],
        "eventSourceARN": arn,
        "awsRegion": arn.split(":")[3],
    }


def attribute(value: dict) -> dict:
    """Lambda writes the names of its fields in lower camel case."""
    given = {"stringValue": value.get("StringValue"), "dataType": value["DataType"]}
    return {**{key: each for key, each in given.items() if each is not None}, "stringListValues": [], "binaryListValues": []}
