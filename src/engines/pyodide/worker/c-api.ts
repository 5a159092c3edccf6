/**
 * The part of CPython's C API that is used here, in the words of 3.12 and later, with what takes its place in earlier
 * versions. Pointers are numbers of 32 bits. A `_` before a name is Emscripten's.
 */
import type { PyodideAPI } from 'pyodide';
import { chargeStack, type ChargeableModule, type DeepCall } from './charge-stack.ts';

/** What Emscripten's module offers in every version. */
interface EveryVersion {
  readonly HEAPU32: Uint32Array;
  _PyEval_EvalCode(code: number, globals: number, locals: number): number;
  _PyErr_PrintEx(setLastExc: number): void;
  _PyErr_Clear(): void;
  _Py_IncRef(object: number): void;
  _Py_DecRef(object: number): void;
  _Py_FinalizeEx(): number;
  _PyThreadState_Get(): number;
  _PyGILState_Ensure(): number;
  _PyGILState_Release(state: number): void;
  _PyObject_CallObject(callable: number, args: number): number;
  _PyTuple_New(size: number): number;
  _PyTuple_SetItem(tuple: number, index: number, item: number): number;
  _emscripten_stack_get_base(): number;
}

/** What is there before 3.12 only for good: an exception in three parts. */
interface Before312 {
  _PyMem_Malloc(bytes: number): number;
  _PyMem_Free(address: number): void;
  _PyErr_Fetch(type: number, value: number, traceback: number): void;
  _PyErr_NormalizeException(type: number, value: number, traceback: number): void;
  _PyErr_Restore(type: number, value: number, traceback: number): void;
  _PyException_SetTraceback(value: number, traceback: number): number;
  _PyException_GetTraceback(value: number): number;
}

interface Since311 {
  _PyThreadState_EnterTracing(thread: number): void;
  _PyThreadState_LeaveTracing(thread: number): void;
}

interface Since312 {
  _PyErr_GetRaisedException(): number;
  _PyErr_SetRaisedException(exception: number): void;
}

interface Since314 extends ChargeableModule {
  _PyUnstable_ThreadState_SetStackProtection(thread: number, start: number, size: number): number;
}

type Module = EveryVersion & Before312 & Partial<Since311> & Partial<Since312> & Partial<Since314>;

/** Calls into one interpreter. An owned pointer is the caller's to give away or to release. */
export class CApi {
  readonly #module: Module;

  constructor(py: PyodideAPI) {
    this.#module = (py as unknown as { _module: Module })._module;
  }

  /**
   * Calls what is ours, at a time when the program may have functions of its own for sys.settrace or sys.monitoring:
   * these are not called, so that they neither see what is ours nor end it with an exception. Also from within a write,
   * during which Python has let go of its thread.
   */
  untraced<Result>(call: () => Result): Result {
    const module = this.#module;
    const held = module._PyGILState_Ensure();
    const thread = module._PyThreadState_Get();
    module._PyThreadState_EnterTracing?.(thread);
    try {
      return call();
    } finally {
      module._PyThreadState_LeaveTracing?.(thread);
      module._PyGILState_Release(held);
    }
  }

  /** Runs a code object in a namespace. 0 when it raised, and then {@link takeException} has what. */
  evaluate(code: number, namespace: number): number {
    return this.#module._PyEval_EvalCode(code, namespace, namespace);
  }

  /** Takes the raised exception away; owned. */
  takeException(): number {
    const module = this.#module;
    if (module._PyErr_GetRaisedException) return module._PyErr_GetRaisedException();
    const parts = module._PyMem_Malloc(12);
    module._PyErr_Fetch(parts, parts + 4, parts + 8);
    module._PyErr_NormalizeException(parts, parts + 4, parts + 8);
    const [type = 0, value = 0, traceback = 0] = module.HEAPU32.subarray(parts >> 2, (parts >> 2) + 3);
    module._PyMem_Free(parts);
    if (traceback !== 0) {
      module._PyException_SetTraceback(value, traceback);
      module._Py_DecRef(traceback);
    }
    module._Py_DecRef(type);
    return value;
  }

  /** Raises an owned exception. */
  raise(exception: number): void {
    const module = this.#module;
    if (module._PyErr_SetRaisedException) {
      module._PyErr_SetRaisedException(exception);
      return;
    }
    // An object begins with the count of its references and its type.
    const type = module.HEAPU32[(exception >> 2) + 1] ?? 0;
    module._Py_IncRef(type);
    module._PyErr_Restore(type, exception, module._PyException_GetTraceback(exception));
  }

  /** Shows the raised exception as CPython does at the end of a program. */
  printException(): void {
    this.#module._PyErr_PrintEx(1);
  }

  clearException(): void {
    this.#module._PyErr_Clear();
  }

  /** Calls with one argument. 0 when it raised. */
  call(callable: number, argument: number): number {
    const module = this.#module;
    const args = module._PyTuple_New(1);
    module._Py_IncRef(argument); // the tuple takes one
    module._PyTuple_SetItem(args, 0, argument);
    const result = module._PyObject_CallObject(callable, args);
    module._Py_DecRef(args);
    return result;
  }

  keep(object: number): void {
    this.#module._Py_IncRef(object);
  }

  /** False when what was printed last could not be written. */
  finalize(): boolean {
    return this.#module._Py_FinalizeEx() === 0;
  }

  /** How much of the stack C may take, in bytes. Before 3.14 CPython counts calls instead, and this does nothing. */
  limitStack(bytes: number): void {
    const module = this.#module;
    if (!module._PyUnstable_ThreadState_SetStackProtection) return;
    const base = module._emscripten_stack_get_base();
    const thread = module._PyThreadState_Get();
    if (module._PyUnstable_ThreadState_SetStackProtection(thread, base - bytes, bytes) !== 0)
      module._PyErr_Clear();
  }

  /** Makes these calls take as much of Python's stack as of the browser's. Before 3.14 CPython counts calls instead. */
  chargeStack(calls: readonly DeepCall[]): void {
    const module = this.#module;
    if (module.wasmTable && module.___stack_pointer) chargeStack(module as ChargeableModule, calls);
  }
}
