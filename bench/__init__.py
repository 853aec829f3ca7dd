"""What things cost, each beside a reference that is measured in the same run: `./run bench [relay] [store]`."""
