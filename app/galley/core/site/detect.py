"""Find the site that a folder or a file belongs to."""

from pathlib import Path

from galley.core.messages import say
from galley.core.site.kinds import OPENERS, open_plain
from galley.core.site.model import Site, SiteError
from galley.core.storage import cause_in_words


def open_site(path: Path | str) -> Site:
    """Return the site at ``path``, or around it when it is a post or an inner folder.

    Where no generator claims any folder above, the folder itself (a file's own folder) is a plain site.
    Raises SiteError when there is nothing at ``path``, or it may not be read.
    """
    try:
        start = Path(path).expanduser().resolve()
        exists = start.exists()
        folder = start if start.is_dir() else start.parent
    except OSError as error:
        raise SiteError(say("{0} cannot be opened: {1}", path, cause_in_words(error))) from error
    except (ValueError, RuntimeError) as error:  # a NUL in it; a loop of links, no home folder
        raise SiteError(say("{0} cannot be opened: {1}", path, say("it leads nowhere"))) from error
    if not exists:
        raise SiteError(say("There is nothing at {0}", path))
    for candidate in (folder, *folder.parents):
        for opener in OPENERS:
            site = opener(candidate)
            if site is not None:
                return site
    return open_plain(folder)
