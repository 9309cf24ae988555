using ScottPlot;
using Simulator.Reporting.Drawing;
using SkiaSharp;

namespace Simulator.Reporting.Figures;

/// <summary>Whether a cohort lived with its programme or as its counterfactual twin without one.</summary>
public enum PlayedWorld
{
    /// <summary>The cohort with the programme of its arm.</summary>
    Programme,

    /// <summary>The same people with the same luck, without the programme.</summary>
    Twin,
}

/// <summary>One state of one arm and world over the days.</summary>
/// <param name="Arm">The arm.</param>
/// <param name="World">Programme or twin.</param>
/// <param name="Days">The days, ascending.</param>
/// <param name="Mean">Mean over replications of the arm's mean.</param>
/// <param name="Low">Lower end of the band.</param>
/// <param name="High">Upper end of the band.</param>
public sealed record Trajectory(
    string Arm, PlayedWorld World, IReadOnlyList<double> Days, IReadOnlyList<double> Mean, IReadOnlyList<double> Low, IReadOnlyList<double> High);

/// <summary>One panel: a state and its trajectories.</summary>
/// <param name="State">The state, as heading.</param>
/// <param name="AxisLabel">The vertical axis's label with its unit.</param>
/// <param name="Lines">The trajectories. An arm without a programme equals its twin: leave the twin out, or it covers the arm's line.</param>
public sealed record TrajectoryPanel(string State, string AxisLabel, IReadOnlyList<Trajectory> Lines);

/// <summary>How states develop over the days, by arm and world, up to three panels.</summary>
/// <param name="Panels">The panels, left to right.</param>
/// <param name="BandMeaning">What the bands are, for the note.</param>
/// <param name="Title">Title above the figure.</param>
/// <param name="Note">Anything to add to the note below it.</param>
/// <param name="DaysPerWeek">Days of a week, where the axis shall count weeks; 1 where it counts days.</param>
/// <param name="EncounterDays">Days on which a programme brings people together, each marked by a tick; none where nothing is said.</param>
public sealed record TrajectoriesData(
    IReadOnlyList<TrajectoryPanel> Panels,
    string BandMeaning = "where 90 % of replications fall (5th to 95th percentile of the arm's mean)",
    string Title = "Stress, trust and friendship over the practicum",
    string Note = "",
    IReadOnlyList<double>? EncounterDays = null,
    int DaysPerWeek = 1);

/// <summary>Draws <see cref="TrajectoriesData"/>.</summary>
public static class Trajectories
{
    private const int MostArmsWithTwinBands = 2, MostArmsWithBands = 4;
    private const float WidestLabel = 180;

    /// <summary>Builds the figure.</summary>
    /// <exception cref="ArgumentException">A number is not finite, lengths differ, or there is nothing to draw.</exception>
    public static Figure Build(TrajectoriesData data)
    {
        ArgumentNullException.ThrowIfNull(data);
        Check(data);
        Func<int, ArmStyle> style = FigureColors.Line;
        string[] arms = [.. data.Panels.SelectMany(panel => panel.Lines).Select(line => line.Arm).Distinct()];
        bool twins = data.Panels.Any(panel => panel.Lines.Any(line => line.World == PlayedWorld.Twin));
        bool twinBands = arms.Length <= MostArmsWithTwinBands;
        IReadOnlyList<double> encounters = data.EncounterDays ?? [];
        FigurePage page = new(data.Title,
            [
                .. arms.Select((arm, i) => LegendKey.Whisker(arm, style(i).Color, style(i).Marker)),
                .. twins ? new[] { LegendKey.Line("same colour, dashed: the twin without programme", FigureColors.SoftInk, Pattern(PlayedWorld.Twin)) } : [],
                .. arms.Length <= MostArmsWithBands ? new[] { LegendKey.Band("band: " + data.BandMeaning, FigureColors.Rule.WithAlpha(150)) } : [],
                .. encounters.Count > 0 ? new[] { LegendKey.Tick("tick: a day on which the programme brings people together", FigureColors.SoftInk) } : [],
            ],
            "Lines: mean over replications" + (arms.Length > MostArmsWithBands ? ", without bands. " : ". ")
                + (twins && !twinBands ? "Twins are drawn without bands. " : "") + data.Note);
        float names = arms.Length < 3 ? 0 : arms.Max(a => Lettering.Width(a, Lettering.NoteSize)) + 14;
        bool labelled = names is > 0 and < WidestLabel;
        SKRect[] cells = FigurePage.Cells(page.Body, data.Panels.Count, 1, new SKRect(96, 44, labelled ? names : 22, 72));
        for (int i = 0; i < cells.Length; i++)
        {
            TrajectoryPanel panel = data.Panels[i];
            CurvePanel.Place(page, cells[i], panel.State, data.DaysPerWeek > 1 ? "week" : "day", panel.AxisLabel,
                [.. panel.Lines.Select(line => new Curve([.. line.Days.Select(d => d / data.DaysPerWeek)], line.Mean, line.Low, line.High,
                    style(Array.IndexOf(arms, line.Arm)), Pattern(line.World, style(Array.IndexOf(arms, line.Arm)), arms.Length),
                    Markers: false, Faint: line.World == PlayedWorld.Twin,
                    Band: arms.Length <= MostArmsWithBands && (twinBands || line.World == PlayedWorld.Programme),
                    Label: labelled && line.World == PlayedWorld.Programme ? line.Arm : ""))],
                [.. encounters.Select(d => d / data.DaysPerWeek)]);
        }
        return page.Finish("Lines over days. " + string.Join(" ", data.Panels.SelectMany(panel => panel.Lines.Select(line =>
            $"{panel.State}, {Name(line.Arm, line.World)}: from {Apa.Statistic(line.Mean[0])} to {Apa.Statistic(line.Mean[^1])}."))));
    }

    private static string Name(string arm, PlayedWorld world) => world == PlayedWorld.Twin ? arm + ", twin without programme" : arm;

    private static LinePattern Pattern(PlayedWorld world) => world == PlayedWorld.Twin ? LinePattern.DenselyDashed : LinePattern.Solid;

    /// <summary>Where colours begin again, the pattern tells two arms of one colour apart.</summary>
    private static LinePattern Pattern(PlayedWorld world, ArmStyle style, int arms) =>
        arms > FigureColors.Arms.Count && world == PlayedWorld.Programme ? style.Pattern : Pattern(world);

    private static void Check(TrajectoriesData data)
    {
        Finite.Values(data.EncounterDays ?? [], nameof(data.EncounterDays));
        Finite.NotEmpty(data.Panels, nameof(data.Panels));
        for (int i = 0; i < data.Panels.Count; i++)
        {
            Finite.NotEmpty(data.Panels[i].Lines, $"Panels[{i}].Lines");
            for (int k = 0; k < data.Panels[i].Lines.Count; k++)
            {
                Trajectory line = data.Panels[i].Lines[k];
                CurvePanel.Check($"Panels[{i}].Lines[{k}]", line.Days, line.Mean, line.Low, line.High);
            }
        }
    }
}
