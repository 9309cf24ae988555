using System.Diagnostics;
using System.Globalization;
using Simulator.Scenarios.Inputs;
using Simulator.Tables;

namespace Simulator.Validation.Science;

/// <summary>Twenty thousand teachers in a thousand schools run on an ordinary machine, and say how far they are.</summary>
public sealed class NationalCohortTests
{
    private const double Limit = 4.0 * 1024 * 1024;

    [Fact]
    public async Task The_national_cohort_runs_within_four_gibibytes_and_shows_progress()
    {
        if (Catalogue.TryFind(InputKind.Scenario, "national-cohort") is null) Assert.Skip("No such scenario is shipped.");
        if (!OperatingSystem.IsLinux()) Assert.Skip("Memory is read from /proc, on Linux only.");
        DirectoryInfo folder = Directory.CreateTempSubdirectory("simulator-national-");
        try
        {
            ProcessStartInfo start = new(Program.Host, [Program.Built, "run", "national-cohort", "--out", "result"])
            {
                WorkingDirectory = folder.FullName,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            };
            using Process process = Process.Start(start)!;
            CancellationToken stop = TestContext.Current.CancellationToken;
            Task<string> output = process.StandardOutput.ReadToEndAsync(stop), errors = process.StandardError.ReadToEndAsync(stop);
            long peak = 0;
            while (!process.WaitForExit(50)) peak = Math.Max(peak, PeakKibibytes(process.Id));
            Assert.True(process.ExitCode == 0, await errors);
            Assert.NotEmpty(await output);
            Assert.InRange(peak, 1, Limit);
            Assert.Contains("teacher-days a second", await errors, StringComparison.Ordinal);
            Assert.Empty(Verification.Of(Path.Combine(folder.FullName, "result")));
            TestContext.Current.SendDiagnosticMessage($"The national cohort's peak was {peak / 1024} MiB.");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static long PeakKibibytes(int id)
    {
        try
        {
            string line = File.ReadLines($"/proc/{id}/status").FirstOrDefault(l => l.StartsWith("VmHWM:", StringComparison.Ordinal)) ?? "";
            return long.TryParse(new string([.. line.Where(char.IsAsciiDigit)]), CultureInfo.InvariantCulture, out long kibibytes) ? kibibytes : 0;
        }
        catch (IOException)
        {
            return 0;
        }
    }
}
