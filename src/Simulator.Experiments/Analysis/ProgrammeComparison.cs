using Simulator.Experiments.Ensembles;
using Simulator.Statistics;

namespace Simulator.Experiments.Analysis;

/// <summary>What changes in one outcome from one programme to another, with the same people and the same luck.</summary>
/// <param name="ArmA">Arm of the first scenario.</param>
/// <param name="ArmB">Arm of the second scenario.</param>
/// <param name="Outcome">Outcome, item or scale.</param>
/// <param name="Title">Its name in reports.</param>
/// <param name="Unit">Its unit.</param>
/// <param name="A">Mean in the first.</param>
/// <param name="B">Mean in the second.</param>
/// <param name="Difference">B minus A.</param>
/// <param name="Lower">Lower end of its 95 % Monte-Carlo interval, replicate by replicate.</param>
/// <param name="Upper">Upper end.</param>
/// <param name="SeparateWidth">
/// Width that the interval would have had from two separate runs; NaN where one of the two never varies, so that there is no luck in common.
/// </param>
/// <param name="Sd">SD of the outcome between replicates in the first.</param>
public sealed record ProgrammeDifference(
    string ArmA, string ArmB, string Outcome, string Title, string Unit, double A, double B, double Difference, double Lower, double Upper,
    double SeparateWidth, double Sd)
{
    /// <summary>Width of the interval as a share of what two separate runs would have given; NaN where nothing varies.</summary>
    public double WidthShare => SeparateWidth > 0 ? (Upper - Lower) / SeparateWidth : double.NaN;
}

/// <summary>Who is better off in the second programme than in the first.</summary>
/// <param name="ArmA">Arm of the first scenario.</param>
/// <param name="ArmB">Arm of the second scenario.</param>
/// <param name="Group">all, started_isolated or started_connected.</param>
/// <param name="Outcome">The outcome.</param>
/// <param name="Persons">Persons over all replicates.</param>
/// <param name="Better">Share who are better off.</param>
/// <param name="Worse">Share who are worse off.</param>
public sealed record WhoGains(string ArmA, string ArmB, string Group, string Outcome, long Persons, double Better, double Worse);

/// <summary>Two scenarios played by the same people with the same luck.</summary>
/// <param name="Differences">Outcome by outcome.</param>
/// <param name="Gains">Who gains.</param>
public sealed record ProgrammeComparison(IReadOnlyList<ProgrammeDifference> Differences, IReadOnlyList<WhoGains> Gains)
{
    private static readonly (string Name, bool HigherIsBetter, Func<WorldRun, float[]> Of)[] PersonOutcomes =
        [("stress", false, r => r.Stress), ("trust", true, r => r.Trust), ("friendship", true, r => r.Friendship)];

    /// <summary>Which arms stand against each other: those of one name; where each scenario offers something in one arm only, those.</summary>
    public static IReadOnlyList<(Arm A, Arm B)> Match(Scenario a, Scenario b)
    {
        Arm[] offeringA = [.. a.Arms.Where(x => x.Programme.Offers.Count > 0)], offeringB = [.. b.Arms.Where(x => x.Programme.Offers.Count > 0)];
        if (offeringA.Length == 1 && offeringB.Length == 1) return [(offeringA[0], offeringB[0])];
        return [.. a.ArmsByName.SelectMany(x => b.Arms.Where(y => y.Name == x.Name).Select(y => (x, y)))];
    }

    /// <summary>Compares two ensembles of the same seed.</summary>
    public static ProgrammeComparison Of(EnsembleResult a, EnsembleResult b)
    {
        int[] replicates = [.. a.Replicates.Intersect(b.Replicates)];
        List<ProgrammeDifference> differences = [];
        List<WhoGains> gains = [];
        foreach ((Arm armA, Arm armB) in Match(a.Scenario, b.Scenario))
        {
            WorldRun runA = a.Run(armA.Name), runB = b.Run(armB.Name);
            foreach (Outcome outcome in OutcomeCatalogue.All)
            {
                differences.Add(Difference(
                    armA, armB, outcome.Name, outcome.Title, outcome.Unit, replicates, r => outcome.In(runA, r, runA.Waves - 1).Value,
                    r => outcome.In(runB, r, runB.Waves - 1).Value));
            }

            if (a.Scenario.Instrument.Id == b.Scenario.Instrument.Id)
            {
                foreach (Measurement.Scale scale in a.Scenario.Instrument.Scales)
                {
                    differences.Add(Difference(
                        armA, armB, scale.Id, scale.Title, "points", replicates, r => ScaleMean(a, runA, scale, r), r => ScaleMean(b, runB, scale, r)));
                }
            }

            if (runA.Teachers == runB.Teachers) gains.AddRange(Gaining(armA, armB, runA, runB, replicates));
        }

        return new ProgrammeComparison([.. differences.Where(d => double.IsFinite(d.Difference))], gains);
    }

    private static ProgrammeDifference Difference(
        Arm armA, Arm armB, string name, string title, string unit, int[] replicates, Func<int, double> ofA, Func<int, double> ofB)
    {
        double[] a = [.. replicates.Select(ofA)], b = [.. replicates.Select(ofB)];
        MeanInterval paired = MonteCarlo.MeanInterval([.. a.Zip(b, (x, y) => y - x)]);
        MeanInterval meanA = MonteCarlo.MeanInterval(a), meanB = MonteCarlo.MeanInterval(b);
        double halfA = (meanA.Upper - meanA.Lower) / 2, halfB = (meanB.Upper - meanB.Lower) / 2;
        return new ProgrammeDifference(
            armA.Name, armB.Name, name, title, unit, meanA.Mean, meanB.Mean, paired.Mean, paired.Lower, paired.Upper,
            halfA > 0 && halfB > 0 ? 2 * Math.Sqrt(halfA * halfA + halfB * halfB) : double.NaN, Descriptives.Of(a).Sd);
    }

    private static double ScaleMean(EnsembleResult result, WorldRun run, Measurement.Scale scale, int replicate) =>
        Descriptives.Of(Answers.Of(run, result.Scenario.Instrument, replicate, run.Waves - 1)[result.Scenario.Instrument.Rows.ToList().IndexOf(scale.Id)]).Mean;

    private static IEnumerable<WhoGains> Gaining(Arm armA, Arm armB, WorldRun a, WorldRun b, int[] replicates)
    {
        foreach ((string outcome, bool higher, Func<WorldRun, float[]> of) in PersonOutcomes)
        {
            foreach (string group in new[] { "all", "started_isolated", "started_connected" })
            {
                long persons = 0, better = 0, worse = 0;
                foreach (int r in replicates)
                {
                    for (int i = 0; i < a.Teachers; i++)
                    {
                        bool isolated = a.StartDegree[r * a.Teachers + i] == 0;
                        if (group == "started_isolated" != isolated && group != "all") continue;
                        double gain = (higher ? 1 : -1) * (of(b)[b.Row(r, b.Waves - 1) + i] - (double)of(a)[a.Row(r, a.Waves - 1) + i]);
                        persons++;
                        if (gain > 0) better++;
                        if (gain < 0) worse++;
                    }
                }

                if (persons > 0) yield return new WhoGains(armA.Name, armB.Name, group, outcome, persons, (double)better / persons, (double)worse / persons);
            }
        }
    }
}
