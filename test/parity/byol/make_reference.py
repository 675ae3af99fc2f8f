"""Makes the values that byol.test.ts and resnet18.test.ts compare with: the same networks and BYOL steps in PyTorch.

    python3 test/parity/byol/make_reference.py

writes byol-reference.json and resnet18-reference.json beside this file. PyTorch 1.13 made the ones in the repository.
Everything is computed in float64, so that what differs is the float32 of the program under test. Weights, patches and
views come from the formulas below, which fixtures.ts repeats.
"""
import json
import pathlib

import numpy as np
import torch
from torch import nn
from torch.nn import functional as F

torch.set_default_dtype(torch.float64)
HERE = pathlib.Path(__file__).parent

BATCH, SOURCE, SIZE = 6, 20, 16
STEPS = 20
MOMENTUM, WEIGHT_DECAY, TRUST = 0.9, 0.01, 0.02


def name_seed(name):
    return sum(ord(letter) * (i + 1) for i, letter in enumerate(name))


def scatter(seed, count):
    """count numbers in [-1, 1), the same in any language: all intermediate values stay below 2^53."""
    x = (np.arange(count, dtype=np.int64) * 1327217885 + seed * 7919) % 2147483647
    y = (x % 65536) * 32749 % 65521
    return y / 65521 * 2 - 1


def first_value(name, shape):
    u = scatter(name_seed(name), int(np.prod(shape))).reshape(shape)
    part = name.rsplit("/", 1)[-1]
    if part == "weight":
        return u * np.sqrt(3 / np.prod(shape[1:]))
    if part == "scale":
        return 1 + 0.2 * u
    if part == "variance":
        return 1 + 0.5 * u
    return 0.1 * u


def view_matrix(sample, view, shift):
    """Row i looks at two neighbouring source pixels; every other sample is flipped."""
    weights = np.zeros((SIZE, SOURCE))
    for i in range(SIZE):
        position = (i + sample + 2 * view + shift) % (SOURCE - 1)
        weights[SIZE - 1 - i if sample % 2 else i, position : position + 2] = (0.7, 0.3)
    return weights


def augment(patches, view, step):
    rows = torch.tensor(np.stack([view_matrix(n, view, step) for n in range(BATCH)]))[:, None]
    columns = torch.tensor(np.stack([view_matrix(n, view, step + 1) for n in range(BATCH)]))[:, None]
    u = scatter(90 + 2 * step + view, BATCH * 12)
    colour = torch.tensor(np.eye(3) + 0.2 * u[: BATCH * 9].reshape(BATCH, 3, 3))
    shift = torch.tensor(0.05 * u[BATCH * 9 :].reshape(BATCH, 3, 1, 1))
    resampled = rows @ patches @ columns.transpose(2, 3)
    coloured = torch.einsum("nij,njhw->nihw", colour, resampled) + shift
    mean = torch.tensor([0.485, 0.456, 0.406]).reshape(1, 3, 1, 1)
    deviation = torch.tensor([0.229, 0.224, 0.225]).reshape(1, 3, 1, 1)
    return (coloured.clamp(0, 1) - mean) / deviation


class Block(nn.Module):
    def __init__(self, inputs, channels, stride):
        super().__init__()
        self.conv1 = nn.Conv2d(inputs, channels, 3, stride, 1, bias=False)
        self.norm1 = nn.BatchNorm2d(channels)
        self.conv2 = nn.Conv2d(channels, channels, 3, 1, 1, bias=False)
        self.norm2 = nn.BatchNorm2d(channels)
        self.skip = None
        if stride != 1 or inputs != channels:
            self.skip = nn.ModuleDict(
                {"conv": nn.Conv2d(inputs, channels, 1, stride, bias=False), "norm": nn.BatchNorm2d(channels)}
            )

    def forward(self, x):
        y = self.norm2(self.conv2(F.relu(self.norm1(self.conv1(x)))))
        return F.relu(y + (x if self.skip is None else self.skip["norm"](self.skip["conv"](x))))


class ResNet(nn.Module):
    def __init__(self, widths, depths, stem):
        super().__init__()
        kernel, stride = {"patch": (3, 2), "cifar": (3, 1), "imagenet": (7, 2)}[stem]
        self.stem = nn.ModuleDict(
            {
                "conv": nn.Conv2d(3, widths[0], kernel, stride, kernel // 2, bias=False),
                "norm": nn.BatchNorm2d(widths[0]),
            }
        )
        self.pool = nn.MaxPool2d(3, 2, 1) if stem == "imagenet" else nn.Identity()
        inputs = widths[0]
        self.stages = []
        for i, (width, depth) in enumerate(zip(widths, depths)):
            blocks = []
            for j in range(depth):
                blocks.append(Block(inputs, width, 2 if i > 0 and j == 0 else 1))
                inputs = width
            stage = nn.Sequential(*blocks)
            self.add_module(f"stage{i + 1}", stage)
            self.stages.append(stage)

    def forward(self, x):
        x = self.pool(F.relu(self.stem["norm"](self.stem["conv"](x))))
        maps = []
        for stage in self.stages:
            x = stage(x)
            maps.append(x)
        return x.mean((2, 3)), maps


class Head(nn.Module):
    def __init__(self, inputs, hidden, output):
        super().__init__()
        self.linear1 = nn.Linear(inputs, hidden)
        self.norm = nn.BatchNorm1d(hidden)
        self.linear2 = nn.Linear(hidden, output)

    def forward(self, x):
        return self.linear2(F.relu(self.norm(self.linear1(x))))


PARTS = {"running_mean": "mean", "running_var": "variance"}
NORM_PARTS = {"weight": "scale", "bias": "shift"}


def our_name(name):
    """stage1.0.norm2.weight -> stage1/0/norm2/scale"""
    *path, part = name.split(".")
    part = PARTS.get(part, part)
    if any(word.startswith("norm") for word in path[-1:]):
        part = NORM_PARTS.get(part, part)
    return "/".join([*path, part])


def named_tensors(module, prefix):
    tensors = {**dict(module.named_parameters()), **dict(module.named_buffers())}
    return {
        prefix + our_name(name): tensor
        for name, tensor in tensors.items()
        if not name.endswith("num_batches_tracked")
    }


def fill(module, prefix):
    with torch.no_grad():
        for name, tensor in named_tensors(module, prefix).items():
            tensor.copy_(torch.tensor(first_value(name, tuple(tensor.shape))))


def summary(tensor):
    """The norm and up to 6 values, evenly spaced."""
    flat = tensor.detach().reshape(-1)
    places = sorted({int(i * len(flat) / 6) for i in range(6)})
    return {"norm": float(flat.norm()), "values": [float(flat[place]) for place in places]}


def distance(p, z):
    return (2 - 2 * F.cosine_similarity(p, z.detach(), dim=1)).mean()


def train(optimiser):
    online = nn.ModuleDict({"backbone": ResNet([8, 16], [1, 1], "patch"), "projector": Head(16, 12, 8)})
    predictor = nn.ModuleDict({"predictor": Head(8, 10, 8)})
    target = nn.ModuleDict({"backbone": ResNet([8, 16], [1, 1], "patch"), "projector": Head(16, 12, 8)})
    fill(online, "online/")
    fill(predictor, "online/")
    fill(target, "target/")
    parameters = {**dict(online.named_parameters()), **dict(predictor.named_parameters())}
    velocity = {name: torch.zeros_like(p) for name, p in parameters.items()}
    losses, spreads, states = [], [], {}
    for step in range(STEPS):
        rate, keep = 0.01 * (1 + step % 3), 0.9 + 0.004 * step
        if optimiser == "lars":
            rate *= 5
        patches = 0.5 + 0.5 * torch.tensor(scatter(500 + step, BATCH * 3 * SOURCE**2)).reshape(
            BATCH, 3, SOURCE, SOURCE
        )
        views = [augment(patches, view, step) for view in (0, 1)]
        projections = [online["projector"](online["backbone"](view)[0]) for view in views]
        predictions = [predictor["predictor"](projection) for projection in projections]
        with torch.no_grad():
            targets = [target["projector"](target["backbone"](view)[0]) for view in views]
        loss = distance(predictions[0], targets[1]) + distance(predictions[1], targets[0])
        losses.append(float(loss))
        spreads.append(float(F.normalize(projections[0].detach(), dim=1).std(0).mean()))
        gradients = torch.autograd.grad(loss, list(parameters.values()))
        with torch.no_grad():
            for (name, p), g in zip(parameters.items(), gradients):
                if p.ndim > 1:
                    ratio = 1.0
                    if optimiser == "lars":
                        ratio = TRUST * p.norm() / (g.norm() + WEIGHT_DECAY * p.norm() + 1e-8)
                    g = (g + WEIGHT_DECAY * p) * ratio
                velocity[name].mul_(MOMENTUM).add_(g)
                p.sub_(rate * velocity[name])
            for followed, p in zip(target.parameters(), online.parameters()):
                followed.mul_(keep).add_((1 - keep) * p)
        if step in (0, STEPS - 1):
            tensors = {**named_tensors(online, "online/"), **named_tensors(predictor, "online/")}
            tensors.update({name: t for name, t in named_tensors(target, "target/").items() if t.requires_grad})
            tensors.update({f"velocity/{our_name(name)}": v for name, v in velocity.items()})
            states[str(step + 1)] = {name: summary(t) for name, t in sorted(tensors.items())}
    return {"losses": losses, "spreads": spreads, "states": states}


def forward(stem):
    network = ResNet([64, 128, 256, 512], [2, 2, 2, 2], stem)
    fill(network, "")
    x = torch.tensor(scatter(77, 2 * 3 * 32 * 32)).reshape(2, 3, 32, 32)
    results = {}
    for mode in ("running", "batch"):
        network.train(mode == "batch")
        with torch.no_grad():
            features, maps = network(x)
        results[mode] = {
            "features": summary(features),
            "stages": [{"shape": list(m.shape), **summary(m)} for m in maps],
        }
    statistics = {name: t for name, t in named_tensors(network, "").items() if not t.requires_grad}
    results["statistics"] = {name: summary(t) for name, t in sorted(statistics.items())}
    return results


def rounded(value):
    if isinstance(value, float):
        return float(f"{value:.8g}")
    if isinstance(value, dict):
        return {key: rounded(item) for key, item in value.items()}
    return [rounded(item) for item in value] if isinstance(value, list) else value


def write(name, value):
    (HERE / name).write_text(json.dumps(rounded(value), separators=(",", ":")) + "\n")


if __name__ == "__main__":
    write("byol-reference.json", {optimiser: train(optimiser) for optimiser in ("sgd", "lars")})
    write("resnet18-reference.json", {stem: forward(stem) for stem in ("patch", "cifar", "imagenet")})
