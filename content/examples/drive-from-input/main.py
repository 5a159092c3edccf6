# Do a generator and a coroutine answer the same commands alike?
import builtins
from adders import adding_coroutine, adding_generator

def obey(job, command):
    try:
        match command.split():
            case ["start"]:
                return job.send(None)
            case ["send", number]:
                return job.send(int(number))
            case ["throw", name]:
                return job.throw(getattr(builtins, name))
            case ["close"]:
                return job.close()
            case _:
                return "no such command"
    except Exception as error:
        return repr(error)

gen, coro = adding_generator(), adding_coroutine()
print("command          gen | coro")
while (command := input()) != "quit":
    print(f"{'':16} {obey(gen, command)} | {obey(coro, command)}")
