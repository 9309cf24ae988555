namespace Simulator.Tests.Toy;

/// <summary>
/// Three teachers, two weeks of four days. Two of them share a school and a mentor, the third works alone; those two are a formal pair
/// that observes and meets, all three come to one group meeting; a workshop and a booster give something to talk about. Parameters leave
/// nothing to chance but what <see cref="StaffRoomTests.The_luck_of_the_staff_room_is_what_the_arithmetic_takes_it_to_be"/> lists.
/// </summary>
public sealed class StaffRoom : IDisposable
{
    internal const ulong Seed = 83399720;

    private const string Scenario = """
        schema_version: 1
        name: Three teachers and two weeks
        calendar: { weeks: 2, days_per_week: 4 }
        people: same
        cohort:
          sizes: [2, 1]
          teams: [2, 2]
          attributes: { stage: [0, 1, 4] }
          acquaintance: { friendship: 0.4, trust: 0.53 }
          leadership: 0
          free_hours_per_week: 4
          travel_hours: 0.75
        arms:
          - { name: nothing, programme: {} }
          - name: offered
            programme:
              workshop: { hours: 3, acquaintance: true, skills: false }
              boosters: { in_weeks: [2], hours: 1 }
              pairs: { choose: assigned, within: school }
              observations: { per_week: 1, debrief_hours: 0.25, day: 2 }
              meetings: { per_week: 1, hours: 0.5, structure: 1, day: 3 }
              groups: { meetings: 1, hours: 0.5, across: schools, talk_in: 2 }
              coordinator: { based: on_site, hours_per_week: 3 }
        instrument:
          id: eleven-points
          title: Ten items of eleven points
          source: made up
          points: 11
          items:
            - { id: item_1, asks: listened, text: one }
            - { id: item_2, asks: trusted, text: two }
            - { id: item_3, asks: shared, text: three }
            - { id: item_4, asks: friends, text: four }
            - { id: item_5, asks: available, text: five }
            - { id: item_6, asks: listened, effectiveness: true, text: six }
            - { id: item_7, asks: trusted, effectiveness: true, text: seven }
            - { id: item_8, asks: shared, effectiveness: true, text: eight }
            - { id: item_9, asks: friends, effectiveness: true, text: nine }
            - { id: item_10, asks: available, effectiveness: true, text: ten }
          scales:
            - { id: amount, title: Amount, items: [item_1, item_2, item_3, item_4, item_5] }
            - { id: effectiveness, title: Effectiveness, items: [item_6, item_7, item_8, item_9, item_10] }
        survey_weeks: [0, 1, 2]
        replications: 1
        seed: 83399720
        parameters:
          set:
            # People: skill and load are 0 or 1 by the sign of a draw; all else about them follows from the attribute.
            { mu_q: 0.5, sigma_q: 1000000, q_least: 0, q_most: 1, b_mean: 0.5, b_sd: 1000000, k0_mean: 0.3, k0_sd: 0,
              f0_sd: 0, f0_sim: 0.4, sim_ref: 0.5, t0_f: 0.5, t0_sd: 0,
            # Stress: stressors come but add nothing.
              rho: 0.5, s_load: 0.8, delta: 0.25, p_e: 0.5, e_mean: 0, beta: 0.5,
            # Informal talk of the two in one team: gossip without, professional with an agenda of a half.
              lambda: 0.5, pi_s: 0, eta: 0, phi: 0, psi: 0, kappa_c: 0, h_talk: 0.25,
              a_p: -300, u: 700, a_r: -600, g_a: 0, att_informal: 1, att_formal: 1, s_group: 1, delta_z: 0.5,
            # Everybody discloses; an answer is good where the helper's skill is 1, else let pass.
              d_0: 600, d_T: 0, d_K: 0, d_S: 0, d_R: 0, hurt: 0, gossip_work: 0,
              gamma: 0.5, n_0: 1, t_helper: 0.5, H_F: 2, f_friend: 0.8, f_close: 0.45,
            # Whoever is invited comes, in time; no slot is lost and nobody loses interest.
              l: 0, attend_0: 1, late: 0, m_gain: 0, m_group: 0, m_contagion: 0, c_0: 1, c_0_sd: 0,
            # An answer is 6 + 10 (X - .52), rounded.
              kappa: 10, sigma_theta: 0, sigma_eps: 0, omega: 0.2, x_mid: 0.52 }

        """;

    /// <summary>The tables that this world leaves.</summary>
    internal ToyTables Tables { get; } = new("staff-room", Scenario);

    public void Dispose() => Tables.Dispose();
}
