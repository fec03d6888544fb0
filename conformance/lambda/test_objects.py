"""Objects of S3 (moto) through the function to objects with the answers."""

import copy
import json
import urllib.parse
from functools import partial

import botocore.exceptions
import pytest
from conftest import ask, by_boto3, emulator, variables
from direct import direct
from event_source import poll
from questions import JSON, OTHER, QUESTIONS, WRONG, as_json
from samples import sample

CSV = OTHER[0]


def event(bucket: str, *keys: str, name: str = "s3-put") -> dict:
    """The sample for these objects; S3 sends their keys URL-encoded."""
    (documented,) = sample(name)["Records"]
    records = []
    for key in keys:
        record = copy.deepcopy(documented)
        record["s3"]["bucket"].update(name=bucket, arn=f"arn:aws:s3:::{bucket}")
        record["s3"]["object"]["key"] = urllib.parse.quote_plus(key, safe="/")
        records.append(record)
    return {"Records": records}


def exists(aws, key: str) -> bool:
    try:
        aws.s3.head_object(Bucket=aws.bucket, Key=key)
        return True
    except botocore.exceptions.ClientError:
        return False


@pytest.mark.parametrize("name", ["s3-put", "s3-notification"])
def test_documented_events(emulated, aws, name):
    aws.s3.delete_object(Bucket=aws.bucket, Key=f"{name}.csv.out")
    aws.put(f"{name}.csv", CSV.body)
    emulated(event(aws.bucket, f"{name}.csv", name=name))
    assert aws.object(f"{name}.csv.out") == ("text/csv", direct(CSV))


def test_content_types(aws, endpoint):
    questions = {f"types/{question.name}": question for question in QUESTIONS if question.accept is None}
    for key, question in questions.items():
        aws.put(key, question.body, question.content_type)
    ask(endpoint, event(aws.bucket, *questions))
    for key, question in questions.items():
        content_type, body = aws.object(f"{key}.out")
        assert (content_type.split(";")[0], body) == (question.content_type, direct(question)), key


@pytest.mark.parametrize("key", ["rows 1+2.csv", "März/ä%20b.csv", "a&b=c.csv", "100%.csv", "日本/=?.csv"])
def test_keys(aws, endpoint, key):
    aws.put(key, CSV.body, "binary/octet-stream")
    ask(endpoint, event(aws.bucket, key))
    assert aws.object(f"{key}.out") == ("text/csv", direct(CSV))


def test_answers_in_another_bucket(aws):
    aws.s3.create_bucket(Bucket="other-bucket")
    aws.put("a/b.csv", CSV.body)
    with emulator(variables(aws, INFERRY_OUTPUT_S3="s3://other-bucket/deep/er/")) as endpoint:
        ask(endpoint, event(aws.bucket, "a/b.csv"))
    assert aws.object("deep/er/a/b.csv.out", "other-bucket") == ("text/csv", direct(CSV))
    assert not exists(aws, "a/b.csv.out")


def test_no_answer_is_answered(aws, endpoint):
    aws.put("again.csv.out", CSV.body)
    aws.s3.put_object(Bucket=aws.bucket, Key="folder/", Body=b"")
    folder = event(aws.bucket, "folder/")
    folder["Records"][0]["s3"]["object"]["size"] = 0
    removed = event(aws.bucket, "again.csv")
    removed["Records"][0]["eventName"] = "ObjectRemoved:Delete"
    for each in (event(aws.bucket, "again.csv.out"), folder, removed):
        ask(endpoint, each)
    assert not exists(aws, "again.csv.out.out") and not exists(aws, "folder/.out")


def test_failures_are_told_and_the_others_answered(aws, endpoint):
    aws.put("partly/good.csv", CSV.body)
    aws.put("partly/wrong.csv", WRONG.body)
    keys = ["partly/good.csv", "partly/wrong.csv", "partly/not-there.csv"]
    result = by_boto3(endpoint, as_json(event(aws.bucket, *keys)))
    assert result["FunctionError"] == "Unhandled"
    fault = json.loads(result["payload"])
    for key in keys[1:]:
        assert f"s3://{aws.bucket}/{key}" in fault["errorMessage"]
    assert keys[0] not in fault["errorMessage"]
    assert aws.object("partly/good.csv.out")[1] == direct(CSV)
    assert not exists(aws, "partly/wrong.csv.out")


def test_notifications_by_a_queue(aws, endpoint):
    """S3's own messages, as moto sends them, the test message among them."""
    queue = aws.queue("notifications")
    aws.s3.create_bucket(Bucket="notifying")
    configuration = {"QueueConfigurations": [{"QueueArn": aws.arn(queue), "Events": ["s3:ObjectCreated:*"]}]}
    aws.s3.put_bucket_notification_configuration(Bucket="notifying", NotificationConfiguration=configuration)
    aws.s3.put_object(Bucket="notifying", Key="in/rows.csv", Body=CSV.body, ContentType="text/csv")
    invoke = partial(ask, endpoint)
    assert poll(aws, queue, invoke) == []
    assert aws.object("in/rows.csv.out", "notifying") == ("text/csv", direct(CSV))
    # The answer is an object too, of which S3 tells.
    assert poll(aws, queue, invoke) == []
    assert [each["Key"] for each in aws.s3.list_objects_v2(Bucket="notifying")["Contents"]] == ["in/rows.csv", "in/rows.csv.out"]


def test_the_answer_is_written_again(aws, endpoint):
    """Lambda may deliver an event twice."""
    aws.put("twice.csv", CSV.body)
    for _ in range(2):
        ask(endpoint, event(aws.bucket, "twice.csv"))
    assert aws.object("twice.csv.out")[1] == direct(CSV)
