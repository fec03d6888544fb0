"""Messages of SQS (moto) through the function to a queue or a bucket of answers."""

import base64
import copy
import json
from functools import partial

import pytest
from conftest import ask, emulator, variables
from direct import Question, direct
from event_source import poll
from questions import JSON, QUESTIONS, WRONG
from samples import sample


def text(value: str) -> dict:
    return {"DataType": "String", "StringValue": value}


def message(question: Question) -> dict:
    """A question as SQS takes it."""
    attributes = {name: text(value) for name, value in question.headers.items()}
    try:
        return {"MessageBody": question.body.decode(), "MessageAttributes": attributes}
    except UnicodeDecodeError:
        attributes["content-transfer-encoding"] = text("base64")
        return {"MessageBody": base64.b64encode(question.body).decode(), "MessageAttributes": attributes}


def answer_of(message: dict) -> tuple[str, str, bytes]:
    """Which message it answers, its content type and its bytes."""
    attributes = {name: value["StringValue"] for name, value in message["MessageAttributes"].items()}
    body = message["Body"].encode()
    if attributes.get("content-transfer-encoding") == "base64":
        body = base64.b64decode(body, validate=True)
    return attributes["request-message-id"], attributes["content-type"].split(";")[0], body


@pytest.fixture
def answers(aws):
    """Takes the answers that came since."""
    aws.take(aws.answers)
    yield lambda: [answer_of(each) for each in aws.take(aws.answers)]


@pytest.mark.parametrize("name", ["sqs", "sqs-record", "sqs-fifo"])
def test_documented_events(emulated, answers, name):
    event = copy.deepcopy(sample(name))
    for record in event["Records"]:
        record["body"] = JSON[0].body.decode()
    assert emulated(event) == {"batchItemFailures": []}
    ids = {record["messageId"] for record in event["Records"]}
    assert {(id, body) for id, _, body in answers()} == {(id, direct(JSON[0])) for id in ids}


@pytest.mark.parametrize("name", ["sqs", "sqs-record", "sqs-fifo"])
def test_documented_events_as_they_are(emulated, answers, name):
    """Their bodies are no questions: every message fails, none of them the function."""
    event = sample(name)
    failed = [{"itemIdentifier": record["messageId"]} for record in event["Records"]]
    assert emulated(event) == {"batchItemFailures": failed}
    assert answers() == []


def test_questions(aws, endpoint, answers):
    queue = aws.queue("questions")
    sent = {aws.sqs.send_message(QueueUrl=queue, **message(question))["MessageId"]: question for question in QUESTIONS}
    while sent and not poll(aws, queue, partial(ask, endpoint)):
        for id, content_type, body in answers():
            question = sent.pop(id)
            assert body == direct(question), question.name
            assert content_type == (question.accept or question.content_type)
    assert not sent
    assert aws.take(queue) == []


def test_partial_failure(aws, endpoint, answers):
    queue = aws.queue("partly", VisibilityTimeout="30")
    good = [aws.sqs.send_message(QueueUrl=queue, **message(question))["MessageId"] for question in JSON]
    aws.sqs.send_message(QueueUrl=queue, **message(WRONG))
    assert poll(aws, queue, partial(ask, endpoint)) == [WRONG.body.decode()]
    assert sorted(id for id, _, _ in answers()) == sorted(good)
    assert [left["Body"] for left in aws.take(queue)] == [WRONG.body.decode()]


def test_fifo_stops_at_the_first_failure(aws, endpoint, answers):
    queue = aws.queue("ordered.fifo", FifoQueue="true")
    for order, question in enumerate([JSON[0], WRONG, JSON[1]]):
        aws.sqs.send_message(QueueUrl=queue, MessageGroupId="a", MessageDeduplicationId=str(order), **message(question))
    assert poll(aws, queue, partial(ask, endpoint)) == [WRONG.body.decode(), JSON[1].body.decode()]
    assert [body for _, _, body in answers()] == [direct(JSON[0])]


def test_fifo_of_answers(aws):
    """In the order of the questions, and once, though Lambda delivers the batch again."""
    queue, output = aws.queue("in.fifo", FifoQueue="true"), aws.queue("out.fifo", FifoQueue="true")
    for order, question in enumerate(JSON):
        aws.sqs.send_message(QueueUrl=queue, MessageGroupId="g", MessageDeduplicationId=str(order), **message(question))
    with emulator(variables(aws, INFERRY_OUTPUT_QUEUE_URL=output)) as endpoint:

        def twice(event: dict) -> dict:
            ask(endpoint, event)
            return ask(endpoint, event)

        assert poll(aws, queue, twice) == []
    taken = aws.take(output)
    assert [answer_of(each)[2] for each in taken] == [direct(question) for question in JSON]
    assert {each["Attributes"]["MessageGroupId"] for each in taken} == {"g"}


def test_answers_as_objects(aws):
    queue = aws.queue("to-objects")
    sent = {aws.sqs.send_message(QueueUrl=queue, **message(question))["MessageId"]: question for question in QUESTIONS}
    with emulator(variables(aws, INFERRY_OUTPUT_S3=f"s3://{aws.bucket}/from-messages/")) as endpoint:
        assert poll(aws, queue, partial(ask, endpoint)) == []
    for id, question in sent.items():
        content_type, body = aws.object(f"from-messages/{id}.out")
        assert (content_type.split(";")[0], body) == (question.accept or question.content_type, direct(question))


def test_nowhere_to_answer(aws):
    """Nothing is lost: each message fails, and the log says which variables are missing."""
    queue = aws.queue("nowhere")
    aws.sqs.send_message(QueueUrl=queue, **message(JSON[0]))
    with emulator(variables(aws)) as endpoint:
        assert len(poll(aws, queue, partial(ask, endpoint))) == 1


def test_output_queue_that_is_not_there(aws):
    queue = aws.queue("lost")
    aws.sqs.send_message(QueueUrl=queue, **message(JSON[0]))
    with emulator(variables(aws, INFERRY_OUTPUT_QUEUE_URL=aws.answers.replace("answers", "gone"))) as endpoint:
        assert len(poll(aws, queue, partial(ask, endpoint))) == 1
    assert json.loads(aws.take(queue)[0]["Body"]) == json.loads(JSON[0].body)
