"""AWS's own local mode of Batch Transform, from the sagemaker SDK: all of its code but for docker."""

import os
import shutil
from collections.abc import Mapping
from pathlib import Path
from types import SimpleNamespace

import pytest

os.environ.update(SAGEMAKER_SUPPRESS_V2_WARNING="1", TOKENIZERS_PARALLELISM="false")
pytest.importorskip("sagemaker.local.data", reason="the sagemaker SDK is not installed")

from sagemaker.local import entities, local_session  # noqa: E402


class NoDocker:
    """Stands for the container, which is there already."""

    def __init__(self, *_):
        self.environment: Mapping[str, str] = {}

    def serve(self, _model, environment):
        self.environment = environment

    def stop_serving(self):
        pass


class LocalMode:
    """Jobs that ask the container at a port of this machine."""

    def __init__(self, port: int, folder: Path):
        config = {"local": {"serving_port": port, "container_root": str(folder)}}
        container = {"Image": "", "ModelDataUrl": "", "Environment": {}}
        self.folder = folder
        self.session = SimpleNamespace(
            config=config,
            sagemaker_runtime_client=local_session.LocalSagemakerRuntimeClient(config),
            sagemaker_client=SimpleNamespace(describe_model=lambda _: {"PrimaryContainer": container}),
        )

    def transform(self, source: Path, input: Mapping[str, str], output: Mapping[str, str] = {}, **settings: object) -> dict[str, bytes]:
        """What the job writes, by name. `input`, `output` and the rest are CreateTransformJob's."""
        target = self.folder / "answers"
        shutil.rmtree(target, ignore_errors=True)
        where = {"DataSource": {"S3DataSource": {"S3Uri": f"file://{source}"}}}
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(entities, "_SageMakerContainer", NoDocker)
            for module in (entities, local_session):
                # It asks docker for it, at each request.
                patch.setattr(module, "get_docker_host", lambda: "127.0.0.1")
            job = entities._LocalTransformJob("job", "model", self.session)
            job.start({**where, **input}, {"S3OutputPath": f"file://{target}", **output}, {"InstanceType": "local"}, **settings)
        return {path.relative_to(target).as_posix(): path.read_bytes() for path in target.rglob("*") if path.is_file()}
