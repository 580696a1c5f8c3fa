"""How many rounds to play: as tests/rounds.h says, for programs in Python."""
import os


def rounds(whole):
    share = int(os.environ.get('CONGVU_ROUNDS', 100))
    return whole if share >= 100 or share < 1 else -(-whole * share // 100)
