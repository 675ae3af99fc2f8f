"""Array files of NumPy (1.24.2), and in arrays.json what stands in them. Run: /usr/bin/python3 make_arrays.py"""
import json
from pathlib import Path
import numpy as np
from numpy.lib import format as npy

here = Path(__file__).parent
rng = np.random.default_rng(3)
values = np.round(rng.normal(0, 10, (3, 4)), 3)
whole = rng.integers(0, 200, (3, 4))

arrays = {
    "float32": values.astype("<f4"),
    "float64": values.astype("<f8"),
    "float16": values.astype("<f2"),
    "int32": (whole - 100).astype("<i4"),
    "int64": (whole - 100).astype("<i8"),
    "uint8": whole.astype("u1"),
    "bool": whole > 100,
    "float32-big-endian": values.astype(">f4"),
    "int64-big-endian": (whole - 100).astype(">i8"),
    "float32-fortran": np.asfortranarray(values.astype("<f4")),
    "float64-fortran": np.asfortranarray(values),
    "one-dimension": whole[0].astype("<i4"),
    "no-rows": np.zeros((0, 4), "<f4"),
}
refused = {
    "objects": np.array([{"a": 1}, None], dtype=object),
    "structures": np.zeros(2, dtype=[("x", "<f4"), ("y", "<i4")]),
    "complex": np.zeros((2, 2), "<c8"),
    "text": np.array(["a", "bc"]),
    "three-dimensions": np.zeros((2, 2, 2), "<f4"),
    "beyond-2-to-53": np.array([[2**53 + 1]], "<i8"),
}
for name, array in {**arrays, **refused}.items():
    np.save(here / f"{name}.npy", array, allow_pickle=True)
for version in [(2, 0), (3, 0)]:
    with open(here / f"format-{version[0]}.npy", "wb") as file:
        npy.write_array(file, arrays["float32"], version=version)
    arrays[f"format-{version[0]}"] = arrays["float32"]
(here / "arrays.json").write_text(
    json.dumps(
        {
            name: {"shape": array.shape, "values": [float(v) for v in array.ravel(order="C")]}
            for name, array in arrays.items()
        },
        indent=1,
    )
    + "\n"
)
