"""`python -m tocsin` is the same program as `tocsin`."""

from tocsin.cli.main import main

if __name__ == "__main__":
    main()
