"""The meaning of sentences as vectors, where an encoder is installed: the seam, the encoder, and vectors kept in the
cache.
"""
