"""Names of languages as highlighters write them in classes, and the words that stand beside them.

Sources: the lists of aliases of Pygments, Rouge, Chroma, highlight.js, Prism and GitHub's Linguist; only names
that are no ordinary class of a page.
"""

from __future__ import annotations

LANGUAGES = frozenset(
    (
        "abap actionscript ada apache apex applescript arduino asm assembly astro awk bash bat batch "
        "bibtex bicep c c# c++ cfg clj clojure cmake cobol coffee coffeescript console cpp crystal cs "
        "csharp css csv cuda cypher d dart dax delphi diff docker dockerfile dot elisp elixir elm emacs-lisp "
        "erb erlang ex f# fish fortran fsharp gdscript gherkin gitignore gleam glsl go golang gradle "
        "graphql groovy haml handlebars haskell haxe hcl hlsl hs html html+erb http hy idris ini ipython "
        "ipython3 java javascript jinja jinja2 jl js json json5 jsonc jsonnet jsx julia kotlin kt latex "
        "less liquid lisp llvm lua make makefile markdown mathematica matlab md mermaid mysql nasm nginx "
        "nim nix objc objective-c objectivec ocaml octave odin org pascal patch perl pgsql php pl plsql "
        "plpgsql plantuml postgres powershell prolog properties protobuf ps1 pug puppet purescript py py3 "
        "pycon python python2 python3 qml r racket rb reason regex rest rs rst ruby rust sas sass scala "
        "scheme scss sed sh shell shell-session shellsession smalltalk solidity sparql sql stylus svelte "
        "svg swift systemverilog tcl terraform tex toml ts tsx twig typescript typst vb vba vbnet verilog "
        "vhdl vim vimscript vue wasm wgsl wolfram xhtml xml xquery xsl xslt yaml yml zig zsh "
    ).split()
)
# Classes of a block of code beside which a language stands.
MARKS = frozenset(
    (
        "hljs highlight code sourcecode src prettyprint syntax shiki codehilite geshi chroma rouge "
        "highlighter-rouge literal-block code-block codeblock "
        "astro-code prism-code wp-block-code wp-block-syntaxhighlighter-code "
        "de1 enlighterjsraw listing programlisting notranslate "
        "highlighttable gist snippet sh_sourcecode cm-s-default "
    ).split()
)
NONE = frozenset(
    "text plain plaintext none nohighlight no-highlight txt default auto undefined null false".split()
)
# Attributes that hold a language.
ATTRIBUTES = (
    "data-lang",
    "data-language",
    "data-code-language",
    "data-enlighter-language",
    "data-codetype",
    "data-syntax",
)
