using System.Text.Json;
using Simulator.Engine.Mechanisms;
using Simulator.Engine.Observation;
using Simulator.Engine.State;
using Simulator.Evidence.Studies;
using Simulator.Experiments;
using Simulator.Experiments.Comparisons;
using Simulator.Experiments.Playing;
using Simulator.Scenarios.Pages;

namespace Simulator.Page;

/// <summary>One study of one arm, day by day, in both worlds: stress of everybody, and the ties that are there.</summary>
internal static class DayByDay
{
    /// <summary>Larger cohorts show their first people.</summary>
    private const int Most = 80;

    internal static string Tell(Scenario scenario, Study? study, string armName, int replicate)
    {
        Arm arm = scenario.Arms.First(a => a.Name == armName);
        int people = Math.Min(Most, arm.Cohort.Teachers);
        return Json.Write(writer =>
        {
            writer.WriteNumber("people", people);
            writer.WriteStartArray("schools");
            int school = 0;
            for (int left = people; left > 0 && school < arm.Cohort.SchoolSizes.Count; school++)
            {
                int here = Math.Min(left, arm.Cohort.SchoolSizes[school]);
                for (int k = 0; k < here; k++) writer.WriteNumberValue(school);
                left -= here;
            }

            writer.WriteEndArray();
            writer.WriteNumber("close", (int)Math.Round(100 * scenario.Parameters[ModelParameters.CloseFrom]));
            Days with = Play(scenario, arm, WorldKind.Programme, replicate, people);
            Days without = arm.Programme.Offers.Count == 0 ? with : Play(scenario, arm, WorldKind.Twin, replicate, people);
            with.Write(writer, "programme");
            without.Write(writer, "twin");
            Ask(writer, AskedRow.Of(scenario, study, replicate), scenario.Arms.Count);
        });
    }

    /// <summary>The questionnaire at the end: one row a question, in it the arms in the order of the scenario.</summary>
    private static void Ask(Utf8JsonWriter writer, IReadOnlyList<AskedRow> asked, int arms)
    {
        writer.WriteStartArray("asked");
        foreach (AskedRow[] row in asked.Chunk(arms))
        {
            writer.WriteStartObject();
            writer.WriteString("text", row[0].Text);
            writer.WriteStartArray("arms");
            foreach (AskedRow cell in row)
            {
                writer.WriteStartObject();
                writer.Finite("here", cell.Here);
                writer.Finite("published", cell.Published ?? double.NaN);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static Days Play(Scenario scenario, Arm arm, WorldKind world, int replicate, int people)
    {
        Days days = new(people, scenario.Calendar.Days, scenario.Parameters[ModelParameters.CloseFrom]);
        Scenario alone = scenario with { Arms = [arm], Hypotheses = [], Parameters = scenario.ParametersOf(replicate), Draws = null };
        PlayOptions options = new(Threads: 1, Twins: false, Watch: (_, _, _) => days);
        ArmPlay play = new(alone, arm, world, 1);
        ArmPlayer player = new(alone, play, options, CancellationToken.None);
        for (int part = 0; part < play.Parts.Count; part++) player.Perform(replicate, 0, part);
        return days;
    }

    private sealed class Days(int people, int count, double close) : IObserver
    {
        private readonly byte[,] stress = new byte[count + 1, people];
        private readonly List<(int From, int To, int Trust, int Friendship)>[] ties =
            [.. Enumerable.Range(0, count + 1).Select(_ => new List<(int, int, int, int)>())];

        public void Observe(World world, in Moment moment)
        {
            if (moment.Kind is not (MomentKind.Start or MomentKind.Day) || world.Day > count) return;
            int day = moment.Kind == MomentKind.Start ? 0 : world.Day, here = world.People.Count;
            for (int i = 0; i < here; i++)
            {
                if (world.Number(i) >= people) continue;
                stress[day, world.Number(i)] = (byte)Math.Clamp(Math.Round(100 * world.People.Stress[i]), 0, 100);
                for (int j = i + 1; j < here && world.Number(j) < people; j++)
                {
                    double friendship = world.Ties.Friendship[world.Ties.Dyad(i, j)];
                    double trust = (world.Ties.Trust[world.Ties.Directed(i, j)] + world.Ties.Trust[world.Ties.Directed(j, i)]) / 2;
                    if (Math.Max(friendship, trust) >= close)
                        ties[day].Add((world.Number(i), world.Number(j), (int)Math.Round(100 * trust), (int)Math.Round(100 * friendship)));
                }
            }
        }

        internal void Write(Utf8JsonWriter writer, string name)
        {
            writer.WriteStartArray(name);
            for (int day = 0; day <= count; day++)
            {
                writer.WriteStartObject();
                writer.WriteStartArray("stress");
                for (int i = 0; i < people; i++) writer.WriteNumberValue(stress[day, i]);
                writer.WriteEndArray();
                // Four numbers a tie: from, to, trust and friendship in hundredths.
                writer.WriteStartArray("ties");
                foreach ((int from, int to, int trust, int friendship) in ties[day])
                {
                    writer.WriteNumberValue(from);
                    writer.WriteNumberValue(to);
                    writer.WriteNumberValue(trust);
                    writer.WriteNumberValue(friendship);
                }

                writer.WriteEndArray();
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
        }
    }
}
