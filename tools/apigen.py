#!/usr/bin/env python3
"""apigen.py [--check] CONGVU TYPES.ts -- the shapes of our OpenAPI description as TypeScript, as the page reads them.

The program itself is asked (`congvu help --openapi`), so a type cannot say what the server does not. --check fails where the file is
not what would be written."""
import json
import subprocess
import sys

HEAD = """/* api.gen.ts -- what the server answers; made by tools/apigen.py from the table of shapes (src/http/shapes.c). Not written by hand. */
"""
PLAIN = {"string": "string", "integer": "number", "number": "number", "boolean": "boolean", "null": "null"}


def type_of(schema):
    if "$ref" in schema:
        return schema["$ref"].rsplit("/", 1)[1]
    if "anyOf" in schema:
        return " | ".join(type_of(one) for one in schema["anyOf"])
    if "enum" in schema:
        return " | ".join(json.dumps(word).replace('"', "'") for word in schema["enum"])
    kind = schema.get("type")
    if kind == "array":
        item = type_of(schema["items"])
        return f"({item})[]" if "|" in item else f"{item}[]"
    if kind == "object" and isinstance(schema.get("additionalProperties"), dict):
        return f"Record<string, {type_of(schema['additionalProperties'])}>"
    return PLAIN.get(kind, "Record<string, unknown>")


def declared(name, schema):
    if not schema.get("properties"):
        return f"export type {name} = {type_of(schema)}\n"
    must = schema.get("required", [])
    rows = [f"  {key}{'' if key in must else '?'}: {type_of(one)}" for key, one in schema["properties"].items()]
    return f"export type {name} = {{\n" + "\n".join(rows) + "\n}\n"


def main():
    check = sys.argv[1] == "--check"
    congvu, path = sys.argv[1 + check:]
    description = json.loads(subprocess.run([congvu, "help", "--openapi"], check=True, capture_output=True).stdout)
    types = HEAD + "".join("\n" + declared(*row) for row in description["components"]["schemas"].items())
    if not check:
        with open(path, "w", encoding="utf-8") as out:
            out.write(types)
        return 0
    with open(path, encoding="utf-8") as written:
        if written.read() == types:
            return 0
    print(f"{path} is not what the server answers: run tools/apigen.py {congvu} {path}", file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main())
