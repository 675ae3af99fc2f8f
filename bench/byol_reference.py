"""The step of byol.ts in PyTorch: SGD, channels last. Arguments: batch, steps, threads. Prints one JSON line."""
import copy
import json
import pathlib
import sys
import time

import torch

sys.path.insert(0, str(pathlib.Path(__file__).parent.parent / "test/parity/byol"))
from make_reference import Head, ResNet, distance  # noqa: E402

torch.set_default_dtype(torch.float32)
batch, steps, threads = (int(argument) for argument in sys.argv[1:4])
torch.set_num_threads(threads)

online = torch.nn.Sequential(ResNet([64, 128, 256, 512], [2, 2, 2, 2], "patch"), Head(512, 1024, 128))
online = online.to(memory_format=torch.channels_last)
target = copy.deepcopy(online)
predictor = Head(128, 512, 128)
optimiser = torch.optim.SGD([*online.parameters(), *predictor.parameters()], 0.01, 0.9, weight_decay=1e-4)


def project(network, view):
    return network[1](network[0](view)[0])


seconds = []
for _ in range(steps + 1):
    start = time.perf_counter()
    patches = torch.rand(batch, 3, 96, 96)
    views = [
        (torch.rand(batch, 1, 64, 96) @ patches @ torch.rand(batch, 1, 96, 64)).contiguous(
            memory_format=torch.channels_last
        )
        for _ in range(2)
    ]
    predictions = [predictor(project(online, view)) for view in views]
    with torch.no_grad():
        targets = [project(target, view) for view in views]
    loss = distance(predictions[0], targets[1]) + distance(predictions[1], targets[0])
    optimiser.zero_grad()
    loss.backward()
    optimiser.step()
    with torch.no_grad():
        for followed, parameter in zip(target.parameters(), online.parameters()):
            followed.lerp_(parameter, 0.01)
    seconds.append(time.perf_counter() - start)

measured = sorted(seconds[1:])
print(
    json.dumps(
        {
            "bench": "byol",
            "engine": f"pytorch {torch.__version__}",
            "device": "cpu",
            "threads": threads,
            "batch": batch,
            "optimiser": "sgd",
            "secondsPerStep": round(measured[len(measured) // 2], 3),
            "fastest": round(measured[0], 3),
        }
    )
)
