"""One version of a server, as its OpenAPI document and its source tell it."""

import ast
import gzip
import json
import re
import zipfile
from functools import cached_property

# What has to do with operations of ours.
OURS = re.compile(
    r"litellm/(models/|types/(?!llms|integrations|guardrails|passthrough|mcp|responses|containers|files|images)|proxy/("
    r"_types|proxy_server|utils|common_request_processing|schema|management_endpoints/(?!scim|mcp)|management_helpers/|spend_tracking/"
    r"|health_endpoints/|credential_endpoints/|hooks/model_max_budget))|open_webui/(main|models/|routers/|utils/|internal/)"
)
PARAMETER = re.compile(r"\{[^}]+\}")


def route(method, path):
    return method.upper() + " " + PARAMETER.sub("{}", path)


class Document:
    """An OpenAPI document. Answers are True, False, or None where the document is silent."""

    def __init__(self, document):
        self.document = document
        self.operations = {
            route(method, path): operation
            for path, methods in document["paths"].items()
            for method, operation in methods.items()
            if isinstance(operation, dict)
        }

    def has_route(self, name):
        return name in self.operations

    def has(self, name, kind, field):
        """Whether a route's query, request or answer has a field, such as ``info.key_alias``."""
        operation = self.operations[name]
        if kind == "query":
            return any(p["in"] == "query" and p["name"] == field for p in operation.get("parameters", []))
        if kind == "request":
            schema = operation.get("requestBody", {}).get("content", {}).get("application/json", {}).get("schema")
        else:
            answers = operation.get("responses", {})
            schema = answers.get("200", answers.get("201", {})).get("content", {}).get("application/json", {}).get("schema")
        return self._has(schema, field.split("."))

    def _has(self, schema, names):
        properties = {}
        self._collect(schema, properties, set())
        if not properties:
            return None
        if names[0] not in properties:
            return False
        if len(names) == 1:
            return True
        found = [self._has(each, names[1:]) for each in properties[names[0]]]
        return True if True in found else False if False in found else None

    def _collect(self, schema, properties, seen):
        if not isinstance(schema, dict):
            return
        if "$ref" in schema:
            if schema["$ref"] in seen:
                return
            seen.add(schema["$ref"])
            name = schema["$ref"].rsplit("/", 1)[1]
            self._collect(self.document["components"]["schemas"].get(name), properties, seen)
        for combination in ("anyOf", "allOf", "oneOf"):
            for part in schema.get(combination, []):
                self._collect(part, properties, seen)
        self._collect(schema.get("items"), properties, seen)
        self._collect(schema.get("additionalProperties"), properties, seen)
        for name, value in schema.get("properties", {}).items():
            properties.setdefault(name, []).append(value)


class Source:
    """The Python files of a server, read without running them."""

    CLASS = re.compile(r"^class (\w+)(?:\(([^)]*)\))?:", re.MULTILINE)
    ROUTE = re.compile(r"^@(?:\w*router|app)\.(get|post|put|patch|delete)\(", re.MULTILINE)

    def __init__(self, files):
        self.files = files
        self.known = {}
        self.defined = {}
        self.imported = {}

    @cached_property
    def classes(self):
        """Name of a class to its definitions: file to (its bases, its fields with their types)."""
        classes = {}
        for path, text in self.files.items():
            if path.endswith(".py"):
                for match in self.CLASS.finditer(text):
                    block = re.match(r"[^\n]*\n((?:[ \t][^\n]*\n|\n|\)[^\n]*\n|#[^\n]*\n)*)", text[match.end():])
                    bases = re.findall(r"\w+", re.sub(r"\w+=\S+", "", match.group(2) or ""))
                    classes.setdefault(match.group(1), {})[path] = (bases, self._fields(block.group(1) if block else ""))
        return classes

    def imports(self, path):
        """Name to the files that a file imports it from."""
        if path not in self.imported:
            names = self.imported.setdefault(path, {})
            for match in re.finditer(r"^ *from ([\w.]+) import (?:\(([^)]*)\)|([^\n]*))", self.files[path], re.MULTILINE):
                module = match.group(1)
                if module.startswith("."):
                    depth = len(module) - len(module.lstrip("."))
                    module = ".".join([*path.split("/")[:-depth], module.lstrip(".")]).rstrip(".")
                file = module.replace(".", "/")
                file = next((each for each in (file + ".py", file + "/__init__.py") if each in self.files), None)
                if file:
                    for name in re.findall(r"[\w*]+", re.sub(r"#.*", "", match.group(2) or match.group(3))):
                        names.setdefault(name, []).append(file)
        return self.imported[path]

    def definition(self, name, path):
        """The file that defines what a file calls by this name."""
        if (name, path) not in self.defined:
            files = self.classes.get(name, {})
            waiting, seen = [path], set()
            while waiting and waiting[0] not in files:
                file = waiting.pop(0)
                seen.add(file)
                imports = self.imports(file)
                waiting += [each for each in imports.get(name, []) + imports.get("*", []) if each not in seen]
            self.defined[name, path] = waiting[0] if waiting else next(iter(files)) if len(files) == 1 else None
        return self.defined[name, path]

    def _fields(self, body):
        body = re.sub(r'"""(?:.|\n)*?"""', '""', body)
        fields = {}
        for line in re.finditer(r"^    (\w+)\s*:\s*([^\n]*(?:\n     +[^\n]*|\n    [\])][^\n]*)*)", body, re.MULTILINE):
            fields[line.group(1)] = line.group(2)
        return fields

    def fields(self, name, path=None):
        """All fields of a class with their types and the file that says so, those of its bases included."""
        file = self.definition(name, path) if path else None
        if not file and path and len(self.classes.get(name, {})) > 1:
            return {}
        key = (name, file)
        if key not in self.known:
            self.known[key] = {}
            fields = {}
            for each, (bases, own) in self.classes.get(name, {}).items():
                if file in (None, each):
                    for base in bases:
                        fields.update(self.fields(base, each))
                    fields.update({field: (type_, each) for field, type_ in own.items()})
            self.known[key] = fields
        return self.known[key]

    @cached_property
    def prefixes(self):
        """Prefixes by which routers of a file are mounted, for servers that do so."""
        main = next((text for path, text in self.files.items() if path.endswith("open_webui/main.py")), "")
        found = re.findall(r"app\.include_router\(\s*(\w+)\.router,\s*prefix=['\"]([^'\"]*)['\"]", main)
        return {f"open_webui/routers/{module}.py": prefix for module, prefix in found}

    @cached_property
    def routes(self):
        """Route to its parameters: name to (type, default)."""
        routes = {}
        for path, text in self.files.items():
            if not path.endswith(".py"):
                continue
            prefix = self.prefixes.get(path, "")
            own = re.search(r"router = APIRouter\(\s*prefix=['\"]([^'\"]*)", text)
            prefix += own.group(1) if own else ""
            for match in self.ROUTE.finditer(text):
                place = re.compile(r"\s*(?:path=)?f?['\"]([^'\"]*)['\"]").match(text, match.end())
                start = re.compile(r"^(?:async )?def \w+\(", re.MULTILINE).search(text, match.end())
                if place and start:
                    parameters = self._parameters(text, start)
                    model = re.compile(r"response_model=([\w\[\], .]+)").search(text, match.end(), start.start())
                    if model:
                        parameters["return"] = (model.group(1), "answer")
                    parameters["in"] = (path, "file")
                    routes.setdefault(route(match.group(1), prefix + place.group(1)), parameters)
        return routes

    def _parameters(self, text, start):
        end = re.compile(r"\)(?:\s*->[^:\n]*(?:\[[^\]]*\])?)?:\s*(?:#.*)?\n").search(text, start.end())
        while end:
            try:
                function = ast.parse(text[start.start():end.end()] + "    pass\n").body[0]
                break
            except SyntaxError:
                end = re.compile(r"\)(?:\s*->[^\n]*)?:\s*(?:#.*)?\n").search(text, end.start() + 1)
        else:
            return {}
        arguments = function.args.args + function.args.kwonlyargs
        defaults = [None] * (len(function.args.args) - len(function.args.defaults)) + function.args.defaults + function.args.kw_defaults
        answer = {"return": (ast.unparse(function.returns), "answer")} if function.returns else {}
        return answer | {
            argument.arg: (ast.unparse(argument.annotation) if argument.annotation else "", ast.unparse(default) if default else "")
            for argument, default in zip(arguments, defaults)
        }

    def has_route(self, name):
        return name in self.routes

    def has(self, name, kind, field):
        parameters = self.routes[name]
        if kind == "query":
            return self._query(parameters, field)
        if kind == "answer":
            return self.has_field(parameters["return"][0], field, parameters["in"][0]) if "return" in parameters else None
        found = [
            self.has_field(type_, field, parameters["in"][0])
            for type_, default in parameters.values()
            if default not in ("answer", "file") and not re.search(r"\b(Depends|Query|Header|Cookie)\(", f"{type_} {default}")
        ]
        return True if True in found else False if False in found else None

    def _query(self, parameters, field):
        for argument, (type_, default) in parameters.items():
            alias = re.search(r"alias=['\"](\w+)", default)
            if (alias.group(1) if alias else argument) == field:
                return True
            if "Depends()" in default and field in self.fields(type_, parameters["in"][0]):
                return True
        return False

    def has_field(self, type_, field, path):
        """Whether one of the classes that a type names has the field."""
        first, _, rest = field.partition(".")
        found = []
        for each in re.findall(r"[A-Za-z_]\w*", type_):
            fields = self.fields(each, path) if each in self.classes else {}
            if fields and first not in fields:
                found.append(False)
            elif fields:
                found.append(self.has_field(fields[first][0], rest, fields[first][1]) if rest else True)
        return True if True in found else False if False in found else None

    @cached_property
    def tables(self):
        """Table to its columns, of schema.prisma."""
        text = next((text for path, text in self.files.items() if path.endswith("proxy/schema.prisma")), "")
        return {
            table.group(1): set(re.findall(r"^\s+(\w+)\s+\w", table.group(2), re.MULTILINE))
            for table in re.finditer(r"^model (\w+) \{(.*?)^\}", text, re.MULTILINE | re.DOTALL)
        }

    def says(self, path, pattern):
        """Whether a file has a text; None without the file."""
        texts = [text for name, text in self.files.items() if re.fullmatch(path, name)]
        return any(re.search(pattern, text) for text in texts) if texts else None


class Version:
    def __init__(self, home):
        self.name = home.name
        document = home / "openapi.json.gz"
        self.document = Document(json.loads(gzip.decompress(document.read_bytes()))) if document.exists() else None
        self._source = home / "source.zip"

    @cached_property
    def source(self):
        with zipfile.ZipFile(self._source) as archive:
            return Source({name: archive.read(name).decode("utf-8", "replace") for name in archive.namelist() if OURS.match(name)})
