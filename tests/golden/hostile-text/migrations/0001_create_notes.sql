SELECT '‮​', nothing -- [31m
