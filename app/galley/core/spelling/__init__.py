"""Spelling of what is not Chinese: which words are checked, by which dictionaries, and the site's own."""

from galley.core.spelling.dictionaries import (
    Dictionary,
    DictionaryError,
    HunspellDictionary,
    chosen,
    dictionary_folders,
    has_library,
    installed,
    own_folder,
)
from galley.core.spelling.ownwords import add_word, own_words
from galley.core.spelling.prose import ProseReader, Word, words_of_header
from galley.core.spelling.speller import Judge, Speller

__all__ = [
    "Dictionary",
    "DictionaryError",
    "HunspellDictionary",
    "Judge",
    "ProseReader",
    "Speller",
    "Word",
    "add_word",
    "chosen",
    "dictionary_folders",
    "has_library",
    "installed",
    "own_folder",
    "own_words",
    "words_of_header",
]
