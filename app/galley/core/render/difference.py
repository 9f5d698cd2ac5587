"""Where two texts differ, found by comparing slices."""

_STEP = 65_536


def common_prefix(old: str, new: str) -> int:
    """How many characters both texts begin with."""
    limit = min(len(old), len(new))
    at = 0
    while at < limit:
        end = min(at + _STEP, limit)
        if old[at:end] != new[at:end]:
            return _bisect_prefix(old, new, at, end)
        at = end
    return limit


def _bisect_prefix(old: str, new: str, low: int, high: int) -> int:
    """The place of the first difference, which lies in [low, high)."""
    while high - low > 1:
        middle = (low + high) // 2
        if old[low:middle] == new[low:middle]:
            low = middle
        else:
            high = middle
    return low


def common_suffix(old: str, new: str, limit: int) -> int:
    """How many characters both texts end with, at most `limit`."""
    a, b = len(old), len(new)
    count = 0
    while count < limit:
        step = min(_STEP, limit - count)
        if old[a - count - step : a - count] == new[b - count - step : b - count]:
            count += step
            continue
        low, high = count, count + step
        while high - low > 1:
            middle = (low + high) // 2
            if old[a - middle : a - low] == new[b - middle : b - low]:
                low = middle
            else:
                high = middle
        return low
    return limit
