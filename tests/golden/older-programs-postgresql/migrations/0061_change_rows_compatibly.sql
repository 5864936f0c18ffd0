-- pawl:compatible the case of names never mattered
UPDATE folders SET name = lower(name);
