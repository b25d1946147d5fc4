"""Types answers on a terminal of their own: reads {"argv", "cwd", "lines": [[prompt, line], …]} as
JSON, prints {"status", "shown"}: the exit status, and everything that the terminal showed."""
import json
import os
import pty
import select
import sys

task = json.load(sys.stdin)
child, terminal = pty.fork()
if child == 0:
    os.chdir(task["cwd"])
    os.execvp(task["argv"][0], task["argv"])
shown = b""
seen = 0
lines = task["lines"]
while True:
    ready, _, _ = select.select([terminal], [], [], 60)
    if not ready:
        os.kill(child, 9)
        break
    try:
        chunk = os.read(terminal, 4096)
    except OSError:
        break
    if not chunk:
        break
    shown += chunk
    while lines and lines[0][0].encode() in shown[seen:]:
        prompt, line = lines.pop(0)
        seen = len(shown)
        os.write(terminal, line.encode() + b"\r")
_, status = os.waitpid(child, 0)
print(json.dumps({"status": os.waitstatus_to_exitcode(status), "shown": shown.decode("utf8", "replace")}))
