# Do generators and coroutines share their C struct and C functions?
import ctypes
from types import GeneratorType, CoroutineType, AsyncGeneratorType

kinds = (GeneratorType, CoroutineType, AsyncGeneratorType)
print("basicsize equal:", len({t.__basicsize__ for t in kinds}) == 1)
print("itemsize equal: ", len({t.__itemsize__ for t in kinds}) == 1)

WORD = ctypes.sizeof(ctypes.c_void_p)
def c_function(type_, name):
    """Address of the C function behind a method (PyMethodDef.ml_meth)."""
    descriptor = id(type_.__dict__[name])
    method_def = ctypes.c_void_p.from_address(descriptor + 5 * WORD).value
    return ctypes.c_void_p.from_address(method_def + WORD).value

for name in ("send", "throw", "close", "__sizeof__"):
    same = (c_function(GeneratorType, name)
            == c_function(CoroutineType, name))
    print(f"generator.{name} and coroutine.{name}",
          f"are the same C function: {same}")
print("control, send and close differ:", c_function(GeneratorType, "send")
      != c_function(GeneratorType, "close"))
