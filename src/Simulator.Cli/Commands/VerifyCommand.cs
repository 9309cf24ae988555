using System.CommandLine;
using System.Globalization;
using Simulator.Cli.Folders;
using Simulator.Cli.Terminal;
using Simulator.Scenarios.Plans;
using Simulator.Tables;

namespace Simulator.Cli.Commands;

/// <summary><c>verify DIR</c>: whether a result is whole: the bytes that were written, all of them, and numbers of one mind.</summary>
internal static class VerifyCommand
{
    internal static Command Create()
    {
        Argument<string> folder = new("dir") { Description = "A result folder." };
        Option<string?> sample = new("--sample") { Description = "Also plays this share of a plan's parts again and compares bits: 1%." };
        sample.Validators.Add(given =>
        {
            if (given.GetValueOrDefault<string?>() is { } text && Share(text) is null) given.AddError("--sample takes a share above 0 up to 100%, such as 1%.");
        });
        Command command = new("verify",
            "Compares the files of a result with the hashes in its manifest, and its numbers with its scenario and tables.") { folder, sample };
        command.SetAction(parsed =>
        {
            string path = parsed.GetValue(folder)!;
            ResultFolder.Recover(path);
            if (!File.Exists(Path.Combine(path, Manifest.FileName)))
            {
                throw new DirectoryNotFoundException(
                $"{path} is not a result folder: it has no {Manifest.FileName}.");
            }

            IReadOnlyList<Flaw> flaws = Promises.Broken(path);
            foreach (Flaw flaw in flaws) Console.Error.WriteLine(flaw);
            if (flaws.Count == 0 && parsed.GetValue(sample) is { } asked && !Sampled(path, Share(asked)!.Value)) return ExitCode.ClaimFailed;
            if (flaws.Count == 0) Screen.Say($"{Manifest.Read(path).Outputs.Count} files are as they were written.");
            return flaws.Count == 0 ? ExitCode.Done : ExitCode.ClaimFailed;
        });
        return command;
    }

    private static double? Share(string text) =>
        double.TryParse(text.TrimEnd('%'), CultureInfo.InvariantCulture, out double number)
            && number / (text.EndsWith('%') ? 100 : 1) is > 0 and <= 1 and var share
            ? share : null;

    private static bool Sampled(string path, double share)
    {
        if (!File.Exists(Path.Combine(path, DesignReader.FileName)) || !DesignReader.Kinds.Contains(Manifest.Read(path).Kind))
        {
            Console.Error.WriteLine($"{path} has no parts that could be played again.");
            return true;
        }

        OpenedDesign opened = DesignReader.Open(kind: null, nameOrPath: Path.Combine(path, DesignReader.FileName));
        using Job job = new(quiet: true);
        (int played, int parts, IReadOnlyList<string> differ) = DesignOptions.Of(job, opened, path, true, 0).Sample(share);
        foreach (string part in differ) Console.Error.WriteLine($"{part}: played again, it has other bytes");
        if (differ.Count == 0)
        {
            Screen.Say(string.Create(CultureInfo.InvariantCulture,
                $"{played} of {parts} parts were played again, to the same bits."));
        }

        return differ.Count == 0;
    }
}
