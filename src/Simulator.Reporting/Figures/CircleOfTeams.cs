using Simulator.Reporting.Drawing;
using SkiaSharp;

namespace Simulator.Reporting.Figures;

/// <summary>Places teachers on a circle, teammates side by side with a gap between teams: the same places in every week.</summary>
internal sealed class CircleOfTeams
{
    private readonly Dictionary<string, double> angles = [];
    private readonly List<(double From, double To)> teams = [];

    public CircleOfTeams(IReadOnlyList<NetworkTeacher> teachers)
    {
        // Teams in order of their first teacher; a teacher without a team stands alone.
        IGrouping<string, NetworkTeacher>[] teams =
            [.. teachers.GroupBy(teacher => teacher.Team is null ? "teacher " + teacher.Id : "team " + teacher.Team)];
        double gap = 0.8;
        double step = 2 * Math.PI / (teachers.Count + (gap * teams.Length));
        double angle = -Math.PI / 2;
        foreach (IGrouping<string, NetworkTeacher> team in teams)
        {
            double first = angle;
            double last = angle;
            foreach (NetworkTeacher teacher in team)
            {
                angles[teacher.Id] = angle;
                last = angle;
                angle += step;
            }
            if (last > first)
                this.teams.Add((first - (step * 0.25), last + (step * 0.25)));
            angle += gap * step;
        }
    }

    public SKPoint Place(string teacher, SKRect cell) => At(angles[teacher], cell, Radius(cell));

    public void DrawTeams(SKCanvas canvas, SKRect cell)
    {
        float radius = Radius(cell) + 16;
        using SKPaint paint = new() { Color = FigureColors.Ink, IsStroke = true, StrokeWidth = 4, StrokeCap = SKStrokeCap.Round, IsAntialias = true };
        foreach ((double from, double to) in teams)
        {
            using SKPath arc = new();
            arc.AddArc(SKRect.Create(cell.MidX - radius, cell.MidY - radius, 2 * radius, 2 * radius), Degrees(from), Degrees(to - from));
            canvas.DrawPath(arc, paint);
        }
    }

    private static float Radius(SKRect cell) => (Math.Min(cell.Width, cell.Height) / 2) - 22;

    private static float Degrees(double radians) => (float)(radians * 180 / Math.PI);

    private static SKPoint At(double angle, SKRect cell, float radius) =>
        new(cell.MidX + (radius * (float)Math.Cos(angle)), cell.MidY + (radius * (float)Math.Sin(angle)));
}
