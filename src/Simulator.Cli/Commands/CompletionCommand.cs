using System.CommandLine;
using Simulator.Cli.Terminal;

namespace Simulator.Cli.Commands;

/// <summary><c>completion SHELL</c>: a script by which a shell completes commands, options and the names of the catalogue.</summary>
internal static class CompletionCommand
{
    private const string Bash = """
        # simulator completion for bash: source it, or keep it in ~/.local/share/bash-completion/completions/simulator
        _simulator() {
          local words="${COMP_LINE:0:$COMP_POINT}"
          words="${words#* }"
          mapfile -t COMPREPLY < <(compgen -W "$(simulator "[suggest:${#words}]" "$words" 2>/dev/null)" -- "${COMP_WORDS[COMP_CWORD]}")
          [ ${#COMPREPLY[@]} -gt 0 ] || mapfile -t COMPREPLY < <(compgen -f -- "${COMP_WORDS[COMP_CWORD]}")
        }
        complete -F _simulator simulator

        """;

    private const string Zsh = """
        #compdef simulator
        # simulator completion for zsh: keep it as _simulator in a folder of $fpath
        _simulator() {
          local words_so_far="${BUFFER[1,$CURSOR]#* }" found
          found=("${(@f)$(simulator "[suggest:${#words_so_far}]" "$words_so_far" 2>/dev/null)}")
          compadd -a found || _files
        }
        compdef _simulator simulator

        """;

    private const string Fish = """
        # simulator completion for fish: keep it in ~/.config/fish/completions/simulator.fish
        function __simulator_complete
          set -l words (string replace -r '^\S+\s' '' -- (commandline -cp))
          simulator "[suggest:"(string length -- "$words")"]" "$words" 2>/dev/null
        end
        complete -c simulator -a '(__simulator_complete)'

        """;

    internal static Command Create()
    {
        Argument<string> shell = new("shell") { Description = "bash, zsh or fish." };
        shell.AcceptOnlyFromAmong("bash", "zsh", "fish");
        Command command = new("completion", "Prints a script by which a shell completes commands and options.") { shell };
        command.SetAction(parsed =>
        {
            Console.Write(parsed.GetValue(shell) switch { "zsh" => Zsh, "fish" => Fish, _ => Bash });
            return ExitCode.Done;
        });
        return command;
    }
}
