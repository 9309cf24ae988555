using ScottPlot;
using Simulator.Reporting.Drawing;
using SkiaSharp;

namespace Simulator.Reporting.Figures;

/// <summary>One teacher of the network.</summary>
/// <param name="Id">Identifier, unique within the arm.</param>
/// <param name="Arm">The arm.</param>
/// <param name="Team">The mentor team, where there is one; teammates stand side by side.</param>
/// <param name="Paired">Whether the teacher belongs to a formal pair; drawn as a disc, otherwise as a square.</param>
public sealed record NetworkTeacher(string Id, string Arm, string? Team, bool Paired);

/// <summary>One friendship in one week.</summary>
/// <param name="Arm">The arm.</param>
/// <param name="Week">The week.</param>
/// <param name="From">One teacher.</param>
/// <param name="To">The other.</param>
/// <param name="Friendship">Strength from 0 to 1.</param>
/// <param name="Hours">Hours talked so far; wider lines are more hours.</param>
public sealed record DrawnTie(string Arm, int Week, string From, string To, double Friendship, double Hours);

/// <summary>Friendships of one replication in chosen weeks: a row of panels for each arm, a column for each week.</summary>
/// <param name="Teachers">The teachers of all arms; arms appear in this order.</param>
/// <param name="Ties">Ties of the chosen weeks; those under the threshold are not drawn.</param>
/// <param name="Weeks">The weeks, ascending.</param>
/// <param name="Threshold">The friendship from which a tie is drawn.</param>
/// <param name="Title">Title above the figure.</param>
/// <param name="Note">Which replication this is, and anything else worth a note.</param>
public sealed record NetworkWeeksData(
    IReadOnlyList<NetworkTeacher> Teachers,
    IReadOnlyList<DrawnTie> Ties,
    IReadOnlyList<int> Weeks,
    double Threshold = 0.60,
    string Title = "Who is a friend of whom, week by week",
    string Note = "");

/// <summary>Draws <see cref="NetworkWeeksData"/>.</summary>
public static class NetworkWeeks
{
    /// <summary>Builds the figure.</summary>
    /// <exception cref="ArgumentException">A number is not finite, a tie names an unknown teacher, or there is nothing to draw.</exception>
    public static Figure Build(NetworkWeeksData data)
    {
        ArgumentNullException.ThrowIfNull(data);
        Check(data);
        string[] arms = [.. data.Teachers.Select(teacher => teacher.Arm).Distinct()];
        bool teams = data.Teachers.Where(teacher => teacher.Team is not null)
            .GroupBy(teacher => (teacher.Arm, teacher.Team)).Any(team => team.Count() > 1);
        string threshold = Apa.Number(data.Threshold, 2);
        FigurePage page = new(data.Title,
            [
                LegendKey.Marker("in a formal pair", FigureColors.SoftInk, MarkerShape.FilledCircle),
                LegendKey.Marker("in no formal pair", FigureColors.SoftInk, MarkerShape.FilledSquare),
                LegendKey.Line($"friends already in week {data.Weeks[0]}", FigureColors.SoftInk, LinePattern.Solid),
                .. arms.Select((arm, i) => LegendKey.Line($"new friends, {arm}", FigureColors.Arm(i).Color, LinePattern.Solid)),
                .. teams ? new[] { LegendKey.Line("mentor team", FigureColors.Ink, LinePattern.Solid, 7) } : [],
            ],
            $"One replication. A line is a friendship of at least {threshold}; wider: more hours talked. "
                + (teams ? "Teammates stand side by side. " : "") + data.Note,
            height: arms.Length <= 2 ? 900 : 560 + (330 * (arms.Length - 1)));
        double mostHours = Math.Max(1e-9, data.Ties.Count == 0 ? 1 : data.Ties.Max(tie => tie.Hours));
        SKRect[] cells = FigurePage.Cells(page.Body, data.Weeks.Count, arms.Length, new SKRect(10, 34, 10, 8));
        List<string> counts = [];
        for (int arm = 0; arm < arms.Length; arm++)
        {
            NetworkTeacher[] teachers = [.. data.Teachers.Where(teacher => teacher.Arm == arms[arm])];
            CircleOfTeams circle = new(teachers);
            HashSet<(string, string)> early = [.. Drawn(data, arms[arm], data.Weeks[0]).Select(Key)];
            for (int week = 0; week < data.Weeks.Count; week++)
            {
                DrawnTie[] ties = [.. Drawn(data, arms[arm], data.Weeks[week]).OrderBy(tie => !early.Contains(Key(tie))).ThenBy(Key)];
                int fresh = ties.Count(tie => !early.Contains(Key(tie)));
                string heading = $"{arms[arm]}, week {data.Weeks[week]}: {ties.Length} friendships" + (week == 0 ? "" : $", {fresh} new");
                counts.Add(heading + ".");
                SKRect cell = cells[(arm * data.Weeks.Count) + week];
                SKColor color = FigureColors.Arm(arm).Color;
                page.Draw(canvas =>
                {
                    float size = Lettering.Fitted(heading, Lettering.BodySize, cell.Width, bold: true);
                    Lettering.Draw(canvas, heading, cell.MidX, cell.Top - 10, size, FigureColors.Ink, true, SKTextAlign.Center);
                    circle.DrawTeams(canvas, cell);
                    foreach (DrawnTie tie in ties)
                    {
                        Bow(canvas, circle.Place(tie.From, cell), circle.Place(tie.To, cell), new SKPoint(cell.MidX, cell.MidY),
                            early.Contains(Key(tie)) ? FigureColors.SoftInk : color, 1.5f + (5f * (float)(tie.Hours / mostHours)));
                    }
                    foreach (NetworkTeacher teacher in teachers)
                    {
                        MarkerShape shape = teacher.Paired ? MarkerShape.FilledCircle : MarkerShape.FilledSquare;
                        Shapes.Marker(canvas, circle.Place(teacher.Id, cell), SKColors.White, shape, teacher.Paired ? 19 : 17);
                        Shapes.Marker(canvas, circle.Place(teacher.Id, cell), color, shape, teacher.Paired ? 15 : 13);
                    }
                });
            }
        }
        return page.Finish($"Networks of friendships of at least {threshold}. " + string.Join(" ", counts));
    }

    /// <summary>A tie as a bow towards the middle, deeper between neighbours, so that it shows between teammates side by side.</summary>
    private static void Bow(SKCanvas canvas, SKPoint from, SKPoint to, SKPoint centre, SKColor color, float width)
    {
        SKPoint middle = new((from.X + to.X) / 2, (from.Y + to.Y) / 2);
        float apart = SKPoint.Distance(from, to), radius = Math.Max(1, SKPoint.Distance(from, centre));
        float depth = Math.Max(0.12f, 0.75f - (0.35f * apart / radius));
        using SKPath path = new();
        path.MoveTo(from);
        path.QuadTo(middle.X + (depth * (centre.X - middle.X)), middle.Y + (depth * (centre.Y - middle.Y)), to.X, to.Y);
        using SKPaint paint = new() { Color = color, IsStroke = true, StrokeWidth = width, IsAntialias = true, StrokeCap = SKStrokeCap.Round };
        canvas.DrawPath(path, paint);
    }

    private static IEnumerable<DrawnTie> Drawn(NetworkWeeksData data, string arm, int week) =>
        data.Ties.Where(tie => tie.Arm == arm && tie.Week == week && tie.Friendship >= data.Threshold).DistinctBy(Key);

    // A friendship has no direction, however its two ends are listed.
    private static (string, string) Key(DrawnTie tie) =>
        string.CompareOrdinal(tie.From, tie.To) <= 0 ? (tie.From, tie.To) : (tie.To, tie.From);

    private static void Check(NetworkWeeksData data)
    {
        Finite.NotEmpty(data.Teachers, nameof(data.Teachers));
        Finite.NotEmpty(data.Weeks, nameof(data.Weeks));
        Finite.Value(data.Threshold, nameof(data.Threshold));
        HashSet<(string, string)> known = [.. data.Teachers.Select(teacher => (teacher.Arm, teacher.Id))];
        for (int i = 0; i < data.Ties.Count; i++)
        {
            DrawnTie tie = data.Ties[i];
            Finite.Value(tie.Friendship, $"Ties[{i}].Friendship");
            Finite.Value(tie.Hours, $"Ties[{i}].Hours");
            if (!known.Contains((tie.Arm, tie.From)) || !known.Contains((tie.Arm, tie.To)))
                throw new ArgumentException($"Ties[{i}] names a teacher who is not among the arm's teachers.", nameof(data));
        }
    }
}
